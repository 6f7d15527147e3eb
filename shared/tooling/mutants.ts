// `npm run mutants`: does a named spec notice when a guard is gone? Words after `--` keep the mutants whose name, file or list has one of
// them.
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from './embedded.ts';
import { root } from './enter-node.mjs';
import { huntMutants } from './hunt.ts';
import type { Mutant } from './mutant.ts';
import { plainEnvironment } from './test-product.ts';

const words = process.argv.slice(2);
const wanted = (text: string): boolean => words.length === 0 || words.some((word) => text.includes(word));
const lists = globSync('shared/tooling/mutants/*.mutants.ts', { cwd: root }).sort();
const mutants: Mutant[] = [];
for (const list of lists) {
  const loaded = (await import(path.join(root, list))) as { mutants: readonly Mutant[] };
  mutants.push(...loaded.mutants.filter(({ name, file }) => wanted(`${list} ${name} ${file}`)));
}
const home = mkdtempSync(path.join(tmpdir(), 'carnet-mutants-'));
const database = await startEmbedded(path.join(home, 'postgres'), { durable: false });
const marks = { killed: '✓', survived: '✗', invalid: '!' } as const;
try {
  const env = { ...plainEnvironment(), CARNET_HOME: home, CARNET_TEST_ADMIN_URL: database.adminUrl };
  const hunted = await huntMutants(mutants, env, ({ mutant, outcome, why }) =>
    console.log(`  ${marks[outcome]} ${mutant.name}${outcome === 'killed' ? '' : ` (${outcome}: ${why})`}`),
  );
  const count = (outcome: keyof typeof marks): number => hunted.filter((one) => one.outcome === outcome).length;
  const invalid = count('invalid');
  for (const { mutant, outcome, why } of hunted)
    if (outcome !== 'killed') console.log(`\n${outcome}: ${mutant.name}\n  ${mutant.file}\n  ${why}`);
  console.log(`\n${count('killed')} killed, ${count('survived')} survived${invalid > 0 ? `, ${invalid} invalid` : ''}`);
  process.exitCode = count('killed') === hunted.length && hunted.length > 0 ? 0 : 1;
} finally {
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}
