// `npm start`: everything, until Ctrl-C.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readAddresses } from './addresses.ts';
import { findRunning, homeOf } from './home.ts';
import { startProduct, type Product } from './product.ts';
import type { App } from './server-environment.ts';
import { makeDemo } from './run-demo.ts';
import { welcome } from './welcome.ts';

const runDemo = async (product: Product): Promise<void> => {
  console.log('Making the demonstration data…');
  const { code, output } = await makeDemo(product.env);
  if (code === 0) return;
  console.error(`${output} The product runs without it; try again: npm run demo`);
};

const losses: Record<App, number[]> = { issuer: [], verifier: [] };
/** A server that dies is started again; one that dies five times in a minute is left to the person at the keyboard. */
const restart = (product: Product, app: App, how: string): void => {
  const now = Date.now();
  losses[app] = [...losses[app].filter((at) => now - at < 60_000), now];
  if (losses[app].length > 5) return console.error(`The ${app} server keeps stopping (${how}): see the log in the folder logs.`);
  console.error(`The ${app} server stopped (${how}); starting it again.`);
  product[app].start().catch((error: Error) => console.error(error.message));
};

const untilToldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    const parent = process.ppid; // whoever started us may be killed without a word
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, 500).unref();
  });

const start = async (told: Promise<void>, started: () => void): Promise<void> => {
  const home = homeOf(process.env);
  const other = findRunning(home);
  if (other) throw new Error(`Carnet already runs here (process ${other.pid}): ${other.issuer} · ${other.verifier} · ${other.wallet}`);
  const began = Date.now();
  const product: Product = await startProduct({
    home,
    addresses: readAddresses(process.env),
    env: process.env,
    say: (line) => console.log(line),
    onLoss: (app, how) => restart(product, app, how),
  });
  console.log(`Ready in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  started();
  const stopping = told.then(() => product.stop());
  if (product.env['CARNET_DEMO'] === '1' && !existsSync(path.join(home, 'demo.json'))) {
    await Promise.race([runDemo(product), stopping]);
  }
  console.log(welcome(home, product.addresses));
  await stopping;
  console.log('Stopped.');
};

const told = untilToldToStop();
// told before everything runs: what was started follows this process (follow-parent.ts, unprivileged.ts)
let starting = true;
void told.then(() => starting && process.exit(0));
start(told, () => (starting = false)).then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
