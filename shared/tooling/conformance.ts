// `npm run conformance -- FOLDER`: published examples through the product's own code, in Node and in Chromium. Exits 1 on an unexplained deviation.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import type { Folder, Outcome } from './conformance/cases.ts';
import { deviations } from './conformance/deviations.ts';
import { playInChromium } from './conformance/in-chromium.ts';
import { playAll } from './conformance/suites.ts';

const readFolder = (from: string): Folder =>
  Object.fromEntries(
    readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(from, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );

const reasonOf = ({ suite, name }: Outcome): string | undefined => deviations[`${suite}: ${name}`];

const print = (where: string, outcomes: readonly Outcome[]): void => {
  console.log(`\n${where}`);
  const suites = [...new Set(outcomes.map(({ suite }) => suite))];
  const rows = suites.map((suite) => {
    const own = outcomes.filter((one) => one.suite === suite);
    const count = (result: Outcome['result']): number => own.filter((one) => one.result === result).length;
    return [
      suite,
      { passed: count('passed'), 'refused as expected': count('refused as expected'), deviations: count('deviation') },
    ] as const;
  });
  console.table(Object.fromEntries(rows));
  for (const one of outcomes.filter(({ result }) => result === 'deviation')) {
    console.log(`  ${one.suite}: ${one.name}: ${one.detail ?? ''}\n    ${reasonOf(one) ?? 'NOT EXPLAINED'}`);
  }
};

const given = process.argv[2];
if (!given) {
  console.error(
    'npm run conformance -- FOLDER (sd-jwt, sd-jwt-vc, token-status-list, bitstring-status-list, oid4vp-dcql, vc-jose-cose, …)',
  );
  process.exit(2);
}
const folder = readFolder(path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given));
const node = await playAll(folder, nodeCrypto);
print('Node', node);
const chromium = await playInChromium(folder);
print('Chromium', chromium);
const all = [...node, ...chromium];
const unexplained = all.filter((one) => one.result === 'deviation' && !reasonOf(one));
console.log(
  `\n${all.length} cases, ${all.filter(({ result }) => result === 'deviation').length} deviations, ${unexplained.length} not explained`,
);
process.exitCode = all.length === 0 || unexplained.length > 0 ? 1 : 0;
