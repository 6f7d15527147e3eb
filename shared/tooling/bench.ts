// `npm run bench`: every figure, one JSON line each, measured in a process of its own. A word after `--` keeps the files whose name has it.
import { globSync } from 'node:fs';
import { startEmbedded } from './embedded.ts';
import { root } from './enter-node.mjs';
import { readFigures, short, type Figure } from './figure.ts';
import { runNode } from './run-child.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plainEnvironment } from './test-product.ts';

const word = process.argv[2] ?? '';
const files = globSync('shared/tooling/bench/*.bench.ts', { cwd: root }).sort();
const home = mkdtempSync(path.join(tmpdir(), 'carnet-bench-'));
const database = await startEmbedded(path.join(home, 'postgres'), { durable: false });
const env = { ...plainEnvironment(), NODE_ENV: 'production', CARNET_HOME: home, CARNET_TEST_ADMIN_URL: database.adminUrl };
let broken = false;
try {
  for (const file of files.filter((name) => name.includes(word))) {
    const { code, output } = await runNode(['--expose-gc', file], { env, minutes: 20 });
    const figures: readonly Figure[] = readFigures(output);
    for (const figure of figures) console.log(JSON.stringify(figure));
    const below = figures.filter(short);
    for (const { figure } of below) console.error(`below its goal: ${figure}`);
    if (code !== 0 || figures.length === 0) console.error(`${file} did not finish:\n${output.slice(-2000)}`);
    broken ||= below.length > 0 || code !== 0 || figures.length === 0;
  }
} finally {
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = broken || files.length === 0 ? 1 : 0;
