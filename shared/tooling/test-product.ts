// A whole product for browser tests and pictures: own folder, free ports, nothing of the caller's settings.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freeAddresses } from './addresses.ts';
import { root } from './enter-node.mjs';
import { startProduct, type Product } from './product.ts';
import { makeDemo } from './run-demo.ts';

export interface TestProduct extends Product {
  readonly home: string;
  /** Makes the demonstration data, as `npm run demo` does. */
  demo(): Promise<void>;
}

const ours = /^(ISSUER|VERIFIER|WALLET|CARNET|SMTP|MAIL|STATUS_LIST|SIGNING|LOG)_/u;

/** The environment without any setting of Carnet: a test must not depend on what the person at the keyboard had set. */
export const plainEnvironment = (): Record<string, string> => {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries.filter(([name]) => !ours.test(name)));
};

/**
 * Starts the product in a temporary folder on free ports; applications built from the same sources are shared with the repository's own.
 * `stop` leaves neither process nor file.
 */
export async function startTestProduct(settings: Readonly<Record<string, string>> = {}): Promise<TestProduct> {
  const home = mkdtempSync(path.join(tmpdir(), 'carnet-product-'));
  const forget = (): void => rmSync(home, { recursive: true, force: true });
  try {
    const product = await startProduct({
      home,
      addresses: await freeAddresses(),
      env: { ...plainEnvironment(), ...settings },
      say: (line) => console.log(line),
      webHome: path.join(root, '.carnet'),
      durable: false,
    });
    const demo = async (): Promise<void> => {
      const { code, output } = await makeDemo(product.env, false);
      if (code !== 0) throw new Error(`The demonstration data could not be made:\n${output}`);
    };
    return { ...product, home, demo, stop: () => product.stop().finally(forget) };
  } catch (error) {
    forget();
    throw error;
  }
}
