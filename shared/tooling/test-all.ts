// `npm test`: every group, one after the other, in a folder and on ports of their own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from './embedded.ts';
import { groups, type Group, type GroupInput } from './test-groups.ts';
import { plainEnvironment } from './test-product.ts';

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const pattern = positionals[0] ?? '';
const only = values.only?.split(',') ?? (pattern ? ['server', 'journeys', 'end-to-end'] : groups.map(({ name }) => name));
const unknown = only.filter((name) => !groups.some((group) => group.name === name));
if (unknown.length > 0) {
  console.error(`No such group: ${unknown.join(', ')}. There are: ${groups.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const runGroup = async (group: Group, input: GroupInput): Promise<string> => {
  console.log(`\n${group.name}`);
  const began = Date.now();
  const counts = await group.run(input);
  if (!counts) return `  ${group.name.padEnd(12)} nothing to run`;
  for (const word of ['passed', 'failed', 'skipped'] as const) total[word] += counts[word];
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return `  ${group.name.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed${skipped} (${((Date.now() - began) / 1000).toFixed(0)} s)`;
};

const home = mkdtempSync(path.join(tmpdir(), 'carnet-test-'));
const forget = (): void => rmSync(home, { recursive: true, force: true });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    forget();
    process.exit(1); // the database and the groups follow this process
  });
}
const database = await startEmbedded(path.join(home, 'postgres'), { durable: false });
const env = { ...plainEnvironment(), CARNET_HOME: home, CARNET_TEST_ADMIN_URL: database.adminUrl };
const summary: string[] = [];
const faults: string[] = [];
const fault = (text: string): number => faults.push(text);
try {
  for (const group of groups.filter(({ name }) => only.includes(name))) summary.push(await runGroup(group, { env, pattern, fault }));
} finally {
  await database.stop();
  forget();
}
if (total.passed + total.failed === 0) total.failed += 1;
for (const text of faults) console.log(`\n${text}`);
console.log(`\n${summary.join('\n')}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`, () => process.exit(total.failed === 0 ? 0 : 1));
