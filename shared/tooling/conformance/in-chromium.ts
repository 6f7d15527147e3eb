import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../chrome.ts';
import { root } from '../enter-node.mjs';
import type { Folder, Outcome } from './cases.ts';

const bundle = async (): Promise<string> => {
  const entry = path.join(root, 'shared/tooling/conformance/in-browser.ts');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
};

/** The cases in a real Chromium, on a page of localhost: WebCrypto wants a secure context. */
export const playInChromium = async (folder: Folder): Promise<readonly Outcome[]> => {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/cases.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>cases</title><script src="/cases.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(
      (given) => (globalThis as unknown as { playConformance: (folder: Folder) => Promise<readonly Outcome[]> }).playConformance(given),
      folder,
    );
  } finally {
    await browser.close();
    server.close();
  }
};
