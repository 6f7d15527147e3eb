import type { Module } from '#shared/server/module';
import { routes } from './routes.ts';

export { checkAgain } from './check-again.ts';
export { checkFacts, type Fate, type KeptFacts } from './check-facts.ts';
export { verifyPresentation, type Presented, type Verified } from './verify-presentation.ts';
export { checkIssuer } from './check-issuer.ts';

export const verificationModule: Module = { name: 'verification', routes };
