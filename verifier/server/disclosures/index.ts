import type { Module } from '#shared/server/module';
import { jobs } from './jobs.ts';
import { routes } from './routes.ts';

export { bringBack } from './bring-back.ts';
export { countAnswers } from './count-answers.ts';
export { findAnswered, findAsked, type Answered, type Asked } from './find-answered.ts';
export { findRequestBySession, type PresentationRequest } from './find-request-by-session.ts';
export { awaitsWallet, stateNow } from './request-states.ts';
export { cancelRequestsOf } from './cancel-requests-of.ts';
export { refuseUnknownWishes } from './refuse-unknown-wishes.ts';
export { requestDisclosure, type RequestToMake } from './request-disclosure.ts';
export { withdrawDisclosure } from './withdraw-disclosure.ts';
export { walletUriOf } from './wallet-uri-of.ts';

export const disclosuresModule: Module = { name: 'disclosures', routes, jobs };
