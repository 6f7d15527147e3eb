// What a build still needs before it is served: a nonce of its own for an offline app, and compressed copies.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * Gives index.html a nonce made for this build and brings its hash in ngsw.json up to date: the service worker compares the two, so a nonce
 * for each request, as the portals have, would end offline use (Angular's service worker, `hashTable`).
 */
export const sealNonce = (folder: string): void => {
  const file = path.join(folder, 'index.html');
  const index = readFileSync(file, 'utf8').replaceAll('CSP_NONCE', randomBytes(16).toString('base64'));
  writeFileSync(file, index);
  const manifest = path.join(folder, 'ngsw.json');
  if (!existsSync(manifest)) return;
  const ngsw = JSON.parse(readFileSync(manifest, 'utf8')) as { hashTable: Record<string, string> };
  ngsw.hashTable['/index.html'] = createHash('sha1').update(index).digest('hex');
  writeFileSync(manifest, JSON.stringify(ngsw, null, 2));
};

/** A file that was added to a build: in the manifest, so that the service worker checks it, but fetched when it is asked for only. */
export const listFile = (folder: string, name: string): void => {
  const manifest = path.join(folder, 'ngsw.json');
  const ngsw = JSON.parse(readFileSync(manifest, 'utf8')) as { assetGroups: object[]; hashTable: Record<string, string> };
  ngsw.assetGroups.push({ name, installMode: 'lazy', updateMode: 'lazy', cacheQueryOptions: {}, urls: [`/${name}`], patterns: [] });
  ngsw.hashTable[`/${name}`] = createHash('sha1')
    .update(readFileSync(path.join(folder, name)))
    .digest('hex');
  writeFileSync(manifest, JSON.stringify(ngsw, null, 2));
};

const worthwhile = /\.(js|css|svg|json|html|webmanifest)$/u;

/** Writes `.br` and `.gz` copies beside text files of more than 1 kB, so that serving costs no work. */
export const compressApp = (folder: string): void => {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    if (!worthwhile.test(name) || !statSync(file).isFile() || statSync(file).size < 1024) continue;
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }));
    writeFileSync(`${file}.gz`, gzipSync(content));
  }
};
