// Takes guards out one at a time, in copies of the tree, and asks each one's spec whether it noticed.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { karmaEnvironment } from './chrome.ts';
import { mutate, type Mutant } from './mutant.ts';
import { runNode, type ChildEnd } from './run-child.ts';
import { lastCounts } from './test-groups.ts';
import { copyTree } from './tree-copy.ts';

export type Outcome = 'killed' | 'survived' | 'invalid';
export interface Hunted {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  readonly why: string;
}
type Verdict = 'green' | 'red' | 'crashed';

interface Played {
  readonly spec: string;
  readonly browser?: boolean;
}

const inNode = (folder: string, spec: string, env: Readonly<Record<string, string>>): Promise<ChildEnd> => {
  const run = JSON.stringify({ files: [spec], names: false, seconds: 60, quick: true });
  return runNode(['shared/tooling/run-jasmine.ts', run], { cwd: folder, env, minutes: 5 });
};

/** The project is the application whose folder the spec is in: `wallet`, or `issuer-portal` for issuer/portal. */
const inBrowser = (folder: string, spec: string, env: Readonly<Record<string, string>>): Promise<ChildEnd> => {
  const project = spec.split('/src/')[0]!.replace('/', '-');
  const args = ['node_modules/@angular/cli/bin/ng.js', 'test', project, '--watch=false', '--no-progress', '--include', spec];
  return runNode(args, { cwd: folder, env: { ...env, ...karmaEnvironment(), NG_CLI_ANALYTICS: 'false' }, minutes: 5 });
};

const judge = async (folder: string, { spec, browser }: Played, env: Readonly<Record<string, string>>): Promise<Verdict> => {
  const end = await (browser ? inBrowser : inNode)(folder, spec, env);
  const counts = lastCounts(end.output);
  // a file that no longer loads says nothing about the guard
  if (!counts || counts.failed === (counts.outside ?? 0)) return end.code === 0 ? 'green' : 'crashed';
  return 'red';
};

/** Asked twice before it is given up: a spec that measures time may fail once on a busy machine. */
const isGreen = async (folder: string, spec: Played, env: Readonly<Record<string, string>>): Promise<boolean> =>
  (await judge(folder, spec, env)) === 'green' || (await judge(folder, spec, env)) === 'green';

const hunt = async (folder: string, mutant: Mutant, env: Readonly<Record<string, string>>): Promise<Hunted> => {
  const file = path.join(folder, mutant.file);
  const source = readFileSync(file, 'utf8');
  try {
    writeFileSync(file, mutate(mutant, source));
    const verdict = await judge(folder, mutant, env);
    if (verdict === 'crashed') return { mutant, outcome: 'invalid', why: `${mutant.spec} does not even load` };
    return { mutant, outcome: verdict === 'red' ? 'killed' : 'survived', why: mutant.spec };
  } catch (error) {
    return { mutant, outcome: 'invalid', why: (error as Error).message };
  } finally {
    writeFileSync(file, source);
  }
};

/**
 * Hunts every mutant, two at a time; a spec that is not green on the untouched tree proves nothing, so its mutants are invalid.
 * `tell` hears each outcome as it comes.
 */
export async function huntMutants(
  mutants: readonly Mutant[],
  env: Readonly<Record<string, string>>,
  tell: (hunted: Hunted) => void,
): Promise<readonly Hunted[]> {
  const bySpec = [...Map.groupBy(mutants, ({ spec }) => spec)];
  const hunted: Hunted[] = [];
  const note = (one: Hunted): void => {
    hunted.push(one);
    tell(one);
  };
  const work = async (): Promise<void> => {
    const copy = copyTree();
    try {
      for (let next = bySpec.shift(); next; next = bySpec.shift()) {
        const [spec, list] = next;
        const green = await isGreen(copy.folder, list[0]!, env);
        for (const mutant of list) {
          note(green ? await hunt(copy.folder, mutant, env) : { mutant, outcome: 'invalid', why: `${spec} is not green as it is` });
        }
      }
    } finally {
      copy.remove();
    }
  };
  await Promise.all([work(), work()]);
  return hunted;
}
