import type { Module } from '#shared/server/module';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export { cancelRequestsOf } from './cancel-requests-of.ts';
export { refuseUnknownWishes } from './refuse-unknown-wishes.ts';
export { requestDisclosure, type RequestToMake } from './request-disclosure.ts';
export { walletUriOf } from './wallet-uri-of.ts';

export const disclosuresModule: Module = { name: 'disclosures', routes, jobs };
