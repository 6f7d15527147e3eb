/** Bundled for Chromium: the same cases over WebCrypto. */
import { webCrypto } from '#shared/credentials/web-crypto';
import type { Folder } from './cases.ts';
import { playAll } from './suites.ts';

Object.assign(globalThis, { playConformance: (folder: Folder) => playAll(folder, webCrypto) });
