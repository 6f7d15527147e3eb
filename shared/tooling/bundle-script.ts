// One file of script for a browser, from one file of ours and all it imports.
import path from 'node:path';
import { root } from './enter-node.mjs';

export interface Script {
  /** Below the repository. */
  readonly from: string;
  readonly to: string;
  /** Names that stand for values known now, as source text. */
  readonly define?: Readonly<Record<string, string>>;
}

/** Writes it over whatever is there. */
export const bundleScript = async ({ from, to, define = {} }: Script): Promise<void> => {
  const { build, stop } = await import('esbuild');
  await build({
    entryPoints: [path.join(root, from)],
    outfile: to,
    allowOverwrite: true,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
    // Angular's package says that its files do nothing by being imported; its service worker does everything so
    ignoreAnnotations: true,
    define: { ...define },
  });
  // its service would stay beside the product, some 20 MB, as long as the product runs
  await stop();
};
