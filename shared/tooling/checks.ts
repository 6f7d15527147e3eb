// Format, lint, types, architecture: four questions about the tree, each answered by one line, or by its faults.
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { styleFaults } from './check-styles.ts';
import { root } from './enter-node.mjs';
import { runNode } from './run-child.ts';

export interface Check {
  readonly name: string;
  readonly faults: string;
  readonly seconds: number;
}

const tool = (file: string): string => path.join('node_modules', file);
const tops = ['issuer', 'verifier', 'wallet', 'shared', 'migrations'];

/** The servers' TypeScript project, and of each application its specs', which holds the application too, and its workers'; its build reads the third. */
const typeProjects = (): readonly string[] => [
  'tsconfig.node.json',
  ...globSync('{issuer/portal,verifier/portal,wallet}/tsconfig.{spec,worker}.json', { cwd: root }).sort(),
];

const faultsOf = async (...args: string[]): Promise<string> => {
  const { code, output } = await runNode(args);
  return code === 0 ? '' : output.trim() || `exit ${code}`;
};

const types = async (): Promise<string> => {
  const found: string[] = [];
  for (const project of typeProjects())
    found.push(await faultsOf(tool('typescript/bin/tsc'), '-p', project, '--noEmit', '--pretty', 'false'));
  return [...new Set(found.flatMap((text) => text.split('\n')))].filter(Boolean).join('\n');
};

/** One process at a time for each part: the types of the whole tree do not fit into one. */
const parts = ['wallet', 'issuer/portal', 'verifier/portal', 'shared/angular'];

const lint = async (): Promise<string> => {
  const eslint = (...which: string[]) => faultsOf(tool('eslint/bin/eslint.js'), ...which, '--max-warnings', '0', '--no-warn-ignored');
  const faults: string[] = [];
  for (const part of parts.filter((folder) => existsSync(path.join(root, folder)))) faults.push(await eslint(part));
  faults.push(await eslint('.', ...parts.flatMap((part) => ['--ignore-pattern', `${part}/`])));
  return [...faults, ...styleFaults(root)].filter(Boolean).join('\n');
};

const architecture = (): Promise<string> => {
  const present = tops.filter((folder) => existsSync(path.join(root, folder)));
  return faultsOf(
    tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'err',
    ...present,
  );
};

const questions = {
  lint,
  types,
  format: () => faultsOf(tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  architecture,
} as const;

const answer = async (name: keyof typeof questions): Promise<Check> => {
  const began = Date.now();
  const faults = await questions[name]();
  return { name, faults, seconds: (Date.now() - began) / 1000 };
};

/** Asks the four questions, two at a time, the long ones first; `tell` hears each answer as it comes. */
export async function runChecks(tell: (check: Check) => void): Promise<readonly Check[]> {
  const waiting = Object.keys(questions) as (keyof typeof questions)[];
  const answers: Check[] = [];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const check = await answer(name);
      answers.push(check);
      tell(check);
    }
  };
  await Promise.all([work(), work()]);
  return answers;
}
