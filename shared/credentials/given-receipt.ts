/** Consent receipts for specs, signed for real by both sides. */
import { consentCredential, consentType, type ConsentFacts } from './consent-facts.ts';
import { joinReceipt, signConsent, thumbprint, type ConsentReceipt } from './consent-receipt.ts';
import type { GivenIssuer, GivenKey } from './given.ts';
import { signJwt } from './jwt.ts';
import { webCrypto } from './web-crypto.ts';

export const givenFacts = (changes: Partial<ConsentFacts> = {}): ConsentFacts => ({
  event: 'given',
  at: '2026-11-21T09:00:00.000Z',
  answer: 'a'.repeat(43),
  previous: null,
  holder: 'h'.repeat(43),
  controller: { did: 'did:web:recruteur.example:c:val-de-sevre', name: 'Charpentes du Val de Sèvre', siret: '73282932000074' },
  purpose: 'Étudier votre candidature',
  claims: ['competence.level', 'competence.name'],
  retentionDays: 30,
  service: 'https://recruteur.example',
  ...changes,
});

export const companyHalf = (facts: ConsentFacts, company: GivenIssuer): Promise<string> =>
  signJwt({ typ: consentType, kid: company.kid }, consentCredential(facts), company.sign);

export const givenReceipt = async (
  holder: GivenKey,
  company: GivenIssuer,
  changes: Partial<ConsentFacts> = {},
): Promise<{ readonly facts: ConsentFacts; readonly receipt: ConsentReceipt }> => {
  const facts = givenFacts({ holder: await thumbprint(holder.jwk, webCrypto), ...changes });
  return { facts, receipt: joinReceipt(await signConsent(facts, holder.jwk, holder.sign), await companyHalf(facts, company)) };
};
