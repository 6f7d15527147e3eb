import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';

/** Only these names may reach a log line: ids, counts, words of the trade. A person's data has no name here, so it cannot slip in. */
const names = new Set([
  ...['requestId', 'method', 'route', 'status', 'ms', 'actor', 'accountId', 'organisationId', 'bytes'],
  ...['job', 'fact', 'factId', 'reaction', 'attempts', 'count', 'port', 'app', 'file', 'pid', 'signal', 'code', 'cause'],
]);

interface Cause {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack: string;
}

// The database quotes values in `detail` and in messages of bad input; its code and the constraint's name tell enough.
const fromDatabase = (error: object): boolean => 'severity' in error && 'routine' in error;
const fromSchema = (error: Error): boolean => error.name === 'ZodError' || error.name === '$ZodError';
const stackOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 12)
    .join('\n');

const schemaPlaces = (error: Error): string =>
  ((error as unknown as { issues?: { path: PropertyKey[]; code: string }[] }).issues ?? [])
    .map((issue) => `${issue.path.map(String).join('.')}: ${issue.code}`)
    .join('; ');

/** Our own messages name no one; what a library or the platform says may quote what it was given (an address, a URL, a row). */
const ours = (error: Error): boolean => {
  const first = (error.stack ?? '').split('\n').find((line) => /^\s+at /u.test(line)) ?? '';
  return /file:/u.test(first) && !/node_modules/u.test(first);
};

const messageOf = (error: Error): string | undefined => {
  if (fromSchema(error)) return schemaPlaces(error);
  // A parser quotes what it could not read.
  if (error instanceof SyntaxError) return undefined;
  if (!fromDatabase(error)) return ours(error) ? error.message : undefined;
  const { constraint, table } = error as { constraint?: string; table?: string };
  return [table, constraint].filter(Boolean).join(' ') || undefined;
};

/** An error as a log may hold it: type, code, place; a message only when we wrote it. */
export const causeOf = (error: unknown): Cause => {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' };
  const { code } = error as { code?: unknown };
  const message = messageOf(error);
  const inner = error.cause instanceof Error ? `\ncaused by ${error.cause.name}\n${stackOf(error.cause)}` : '';
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(message === undefined ? {} : { message }),
    stack: stackOf(error) + inner,
  };
};

const allowed = (line: object): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const name in line) {
    const value = (line as Record<string, unknown>)[name];
    if (value !== undefined && names.has(name)) kept[name] = value;
  }
  return kept;
};

const format = (level: string): LoggerOptions => ({
  level,
  base: null,
  formatters: { log: allowed, level: (label) => ({ level: label }) },
});

/**
 * Standard output by 4 kB or twice a second, and at the end. Lines are gathered here, since pino's own buffer counts the bytes of all that it
 * holds again at every line, which cost a tenth of a request (measured).
 */
const standardOutput = (): DestinationStream & { flushSync(): void } => {
  const output = pino.destination({ fd: 1, sync: true });
  let held = '';
  const flushSync = (): void => {
    const lines = held;
    held = '';
    if (lines !== '') output.write(lines);
  };
  const write = (line: string): void => {
    held += line;
    if (held.length >= 4096) flushSync();
  };
  setInterval(flushSync, 500).unref();
  process.on('exit', flushSync);
  return { write, flushSync };
};

/** JSON lines (`time` in milliseconds since 1970). `destination` is for specs. */
export const makeLog = (level: string, destination: DestinationStream = standardOutput()): Logger => pino(format(level), destination);
