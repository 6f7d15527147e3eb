import type { Module } from '#shared/server/module';
import { jobs } from './purge-spent.ts';
import { reactions } from './reactions.ts';
import { routes } from './routes.ts';

/** Issuances: from recorded facts, through OpenID4VCI, to credentials in wallets and their published statuses. */
export const credentialsModule: Module = { name: 'credentials', routes, reactions, jobs };
