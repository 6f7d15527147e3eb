import type { JWK } from 'jose';
import { guardUpdates } from './guard-updates.ts';
import { takeRelease } from './take-release.ts';

/** Written into the worker when it is built (shared/tooling/release-key.ts). */
declare const RELEASE_KEY: JWK;

const network = globalThis.fetch.bind(globalThis);
globalThis.fetch = guardUpdates(network, (release) => takeRelease(release, RELEASE_KEY));
