// The groups of `npm test`, in the order they run: what is quick to know first.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildApps } from './build-apps.ts';
import { runChecks } from './checks.ts';
import { karmaEnvironment } from './chrome.ts';
import type { Counts } from './count-reporter.ts';
import { root } from './enter-node.mjs';
import { runNode, type ChildEnd } from './run-child.ts';

export interface GroupInput {
  /** Environment of the specs: a database server of the run's own, a folder of its own, no setting of the caller's. */
  readonly env: Readonly<Record<string, string>>;
  /** Only spec files whose path contains this. */
  readonly pattern: string;
  /** Hears what failed, to say it once more at the very end: a long log is read from there. */
  readonly fault: (text: string) => void;
}
export interface Group {
  readonly name: string;
  /** Null when the tree has nothing of this kind yet. */
  run(input: GroupInput): Promise<Counts | null>;
}

const broken: Counts = { passed: 0, failed: 1, skipped: 0 };
const isCounts = (value: unknown): value is Counts => typeof (value as Counts | null)?.passed === 'number';

/** The counts a run wrote last, or null when it ended without them. */
export const lastCounts = (output: string): Counts | null => {
  const last = output
    .trimEnd()
    .split('\n')
    .findLast((line) => line.startsWith('{"passed":'));
  try {
    const counts: unknown = JSON.parse(last ?? 'null');
    return isCounts(counts) ? counts : null;
  } catch {
    return null;
  }
};

/** Without counts a run crashed, with none it was empty, with an exit code it lied: all are failures. */
export const countsOf = ({ code, output }: Pick<ChildEnd, 'code' | 'output'>): Counts => {
  const counts = lastCounts(output);
  if (!counts) return broken;
  const lied = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return lied ? { ...counts, failed: 1 } : counts;
};

/** What a run said of its failures, between its progress and its counts. */
export const faultsIn = (output: string): string => {
  const lines = output.split('\n');
  const first = lines.findIndex((line) => line.startsWith('✗ '));
  const last = lines.findLastIndex((line) => line.startsWith('{"passed":'));
  const told = first >= 0 && last > first ? lines.slice(first, last) : lines.slice(-60);
  return told.join('\n').trimEnd();
};

const add = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

interface JasmineGroup {
  readonly name: string;
  readonly patterns: readonly string[];
  /** The group may be absent only while these hold no file at all. */
  readonly sources: string;
  /** The files of each part run in a process of their own, two at a time. */
  readonly lanes: (files: readonly string[]) => readonly (readonly string[])[];
  /** What all its lanes need, made once. */
  readonly prepare?: () => Promise<unknown>;
  readonly names: boolean;
  readonly seconds: number;
  readonly minutes: number;
}

const byFolder =
  (...folders: readonly string[]): JasmineGroup['lanes'] =>
  (files) =>
    folders.map((folder) => files.filter((file) => file.startsWith(folder)));
/** Each half builds a town of its own, which many people sign up in: one town refuses more than twenty an hour. */
const inTwo: JasmineGroup['lanes'] = (files) => [0, 1].map((half) => files.filter((_file, place) => place % 2 === half));

/** Each story by itself, the longest first, so that two go beside each other to the end. */
const spineFirst: JasmineGroup['lanes'] = (files) => {
  const isLong = (file: string): boolean => file.includes('spine.');
  return [files.filter(isLong), ...files.filter((file) => !isLong(file)).map((file) => [file])];
};

const runLanes = async (lanes: readonly (readonly string[])[], run: (files: readonly string[]) => Promise<Counts>): Promise<Counts> => {
  const waiting = lanes.filter((files) => files.length > 0);
  let sum: Counts = { passed: 0, failed: 0, skipped: 0 };
  const work = async (): Promise<void> => {
    for (let files = waiting.shift(); files; files = waiting.shift()) {
      const counts = await run(files);
      sum = add(sum, counts);
    }
  };
  await Promise.all([work(), work()]);
  return sum;
};

const jasmineGroup = (group: JasmineGroup): Group => ({
  name: group.name,
  async run({ env, pattern, fault }) {
    const all = globSync([...group.patterns], { cwd: root }).sort();
    if (all.length === 0) return globSync(group.sources, { cwd: root }).length === 0 ? null : broken;
    const files = all.filter((file) => file.includes(pattern));
    if (files.length === 0) return null;
    try {
      await group.prepare?.();
    } catch (error) {
      fault((error as Error).message);
      return broken;
    }
    return runLanes(group.lanes(files), async (part) => {
      const run = JSON.stringify({ files: part, names: group.names, seconds: group.seconds });
      const end = await runNode(['shared/tooling/run-jasmine.ts', run], { env, live: true, minutes: group.minutes });
      const counts = countsOf(end);
      if (counts.failed > 0) fault(faultsIn(end.output));
      return counts;
    });
  },
});

const angularProjects = (): string[] => {
  const file = path.join(root, 'angular.json');
  if (!existsSync(file)) return [];
  const { projects } = JSON.parse(readFileSync(file, 'utf8')) as { projects: Record<string, { architect?: Record<string, unknown> }> };
  return Object.keys(projects).filter((project) => projects[project]?.architect?.['test']);
};

const angular: Group = {
  name: 'angular',
  async run({ env, fault }) {
    const projects = angularProjects();
    if (projects.length === 0) return null;
    const parts = projects.map((project) => [project]).reverse(); // the wallet, the longest, first
    return runLanes(parts, async ([project = '']) => {
      const args = ['node_modules/@angular/cli/bin/ng.js', 'test', project, '--watch=false', '--no-progress'];
      const end = await runNode(args, { env: { ...env, ...karmaEnvironment(), NG_CLI_ANALYTICS: 'false' }, minutes: 8 });
      const counts = countsOf(end);
      console.log(`  ${project}: ${counts.failed > 0 ? end.output : `${counts.passed} passed (${end.seconds.toFixed(0)} s)`}`);
      if (counts.failed > 0) fault(faultsIn(end.output));
      return counts;
    });
  },
};

const check: Group = {
  name: 'check',
  async run({ fault }) {
    const answers = await runChecks(({ name, faults, seconds }) =>
      console.log(`  ${faults ? '✗' : '✓'} ${name} (${seconds.toFixed(1)} s)`),
    );
    const failed = answers.filter(({ faults }) => faults);
    for (const { name, faults } of failed) fault(`${name}\n${faults}`);
    return { passed: answers.length - failed.length, failed: failed.length, skipped: 0 };
  },
};

export const groups: readonly Group[] = [
  check,
  jasmineGroup({
    name: 'server',
    patterns: [
      'shared/{contract,contracts,credentials,server,tooling}/**/*.spec.ts',
      '{issuer,verifier}/server/**/*.spec.ts',
      'migrations/**/*.spec.ts',
    ],
    sources: '{issuer,verifier}/server/**/*.ts',
    lanes: byFolder('issuer/', 'shared/', 'verifier/', 'migrations/'),
    ...{ names: false, seconds: 60, minutes: 12 },
  }),
  angular,
  jasmineGroup({
    name: 'journeys',
    patterns: ['shared/journeys/**/*.journey.ts'],
    sources: 'shared/journeys/**/*.ts',
    lanes: inTwo,
    ...{ names: true, seconds: 180, minutes: 10 },
  }),
  jasmineGroup({
    name: 'end-to-end',
    patterns: ['shared/journeys/browser/**/*.e2e.ts', 'shared/tooling/*.e2e.ts'],
    sources: 'shared/journeys/browser/**/*.ts',
    lanes: spineFirst,
    prepare: () => buildApps(path.join(root, '.carnet'), (line) => console.log(line)),
    ...{ names: true, seconds: 300, minutes: 15 },
  }),
];
