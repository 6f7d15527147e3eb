import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { malformed, problem, tooLarge } from '../../contract/problem.ts';
import { Refusal } from '../refusal.ts';

export const usualBytes = 256 * 1024;

export const wrongMediaType = problem(
  'wrong-media-type',
  415,
  'Le format envoyé n’est pas celui attendu',
  'What was sent is not in the expected format',
);

const refuseLarge = (request: IncomingMessage, reject: (refusal: Refusal) => void): void => {
  request.resume();
  reject(new Refusal(tooLarge, undefined, { Connection: 'close' }));
};

/** The bytes of a request, at most `limit`: counted as they come, whatever the header says. */
export const readBytes = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return refuseLarge(request, reject);
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > limit) refuseLarge(request, reject);
      else resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks));
    });
    request.on('error', () => reject(new Refusal(malformed)));
  });

const mediaType = (request: IncomingMessage): string => {
  const header = request.headers['content-type'] ?? '';
  const end = header.indexOf(';');
  return (end < 0 ? header : header.slice(0, end)).trim().toLowerCase();
};
const hasBody = (request: IncomingMessage): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

const decode = (bytes: Buffer): string => {
  if (!isUtf8(bytes)) throw new Refusal(malformed);
  return bytes.toString('utf8');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(malformed);
  }
};

/** JSON only: a form of another site cannot be mistaken for a call. An absent body is an empty object; unreadable JSON is refused (400). */
export const readJson = async (request: IncomingMessage, limit = usualBytes): Promise<unknown> => {
  if (!hasBody(request)) return {};
  if (mediaType(request) !== 'application/json') {
    request.resume();
    throw new Refusal(wrongMediaType);
  }
  const bytes = await readBytes(request, limit);
  return bytes.length === 0 ? {} : parse(decode(bytes));
};

/** `application/x-www-form-urlencoded`, for protocol endpoints. A name given twice is refused (RFC 6749 section 3.2). */
export const readForm = async (request: IncomingMessage, limit = usualBytes): Promise<Readonly<Record<string, string>>> => {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    request.resume();
    throw new Refusal(wrongMediaType);
  }
  const pairs = [...new URLSearchParams(decode(await readBytes(request, limit)))];
  const form = Object.fromEntries(pairs);
  if (Object.keys(form).length !== pairs.length) throw new Refusal(malformed);
  return form;
};
