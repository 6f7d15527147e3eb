import type { Module } from '#shared/server/module';
import { jobs } from './forget-waiting.ts';
import { routes } from './routes.ts';

export { attachEvidence, evidenceBehind, signedEvidence } from './attach-evidence.ts';

/** Photos and documents behind validations: sealed here, named by their hash in credentials. Knows no decision and no credential. */
export const evidenceModule: Module = { name: 'evidence', routes, jobs };
