export { checkAgain } from './check-again.ts';
export { checkFacts, type KeptFacts } from './check-facts.ts';
export { verifyPresentation, type Presented, type Verified } from './verify-presentation.ts';
export { checkIssuer } from './check-issuer.ts';
