import type * as z from 'zod';
import type { Locale } from '#shared/angular/i18n/language';
import { claimWords } from '#shared/angular/look/claim-lines';
import type { DisclosedCredential } from '#shared/contracts/verifier/disclosures';
import { typeNames } from '#shared/credentials/claim-catalogue';
import { credentialTypes } from '#shared/credentials/vct';
import { notchesOf, type ShownProof } from '../verification/shown-proof.ts';

/** A credential that was shared, from the server's words to the page's. */
export const disclosedProof = (one: z.output<typeof DisclosedCredential>, locale: Locale): ShownProof => {
  const kind = credentialTypes.find((known) => known === one.kind) ?? 'competence';
  const said = (key: string): string | null => one.claims.find((claim) => claim.key === key)?.value ?? null;
  const level = said('level');
  const { issuer, checks, verdict } = one.report;
  return {
    kind,
    title: one.title ? claimWords(one.title, locale) : typeNames[kind][locale],
    issuer: issuer?.name ? { name: issuer.name, did: issuer.did, siret: issuer.siret } : null,
    level: level ? { notches: notchesOf(level), label: level } : null,
    on: said('validatedOn'),
    claims: one.claims.map(({ key, label, value }) => ({ label: label[locale], value: claimWords(value, locale, key) })),
    checks,
    verdict,
    contestedOn: one.contestedOn,
  };
};
