// `npm run demo`: demonstration data for the product that runs from this folder.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './enter-node.mjs';
import { findRunning, homeAddresses, homeOf } from './home.ts';
import { openHome } from './open-home.ts';
import { runNode } from './run-child.ts';

/** Makes the demonstration data with the settings of a product that runs; `output` is what the script did not already show. */
export const makeDemo = async (env: Readonly<Record<string, string>>, live = true): Promise<{ code: number; output: string }> => {
  const script = path.join('shared', 'tooling', 'demo', 'demo.ts');
  if (!existsSync(path.join(root, script))) return { code: 0, output: 'This tree has no demonstration data.' };
  if (env['CARNET_DEMO'] !== '1') return { code: 1, output: 'Not on a database of your own, unless CARNET_DEMO=1 says so.' };
  const { code, output } = await runNode([script], { env, live, minutes: 5 });
  return { code, output: live ? 'The demonstration data could not be made (lines above).' : output };
};

const run = async (): Promise<void> => {
  const home = homeOf(process.env);
  if (!findRunning(home)) throw new Error('Carnet does not run from this folder: npm start, then npm run demo in another terminal.');
  const { env, close } = await openHome({ home, addresses: homeAddresses(home, process.env), env: process.env });
  const { code, output } = await makeDemo(env);
  await close();
  if (code !== 0) throw new Error(output);
};

if (process.argv[1] === import.meta.filename) {
  run().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
