import type { Locale } from '#shared/angular/i18n/language';
import { claimLines } from '#shared/angular/look/claim-lines';
import { typeNames } from '#shared/credentials/claim-catalogue';
import type { JsonObject } from '#shared/credentials/ports';
import { levelBand, readClaims, readLevel } from '#shared/credentials/read-claims';
import { parseVct, type CredentialType } from '#shared/credentials/vct';
import type { ShownProof } from '../verification/shown-proof.ts';
import type { CheckedPresentation } from './check-presentations.ts';

const titleKeys: Readonly<Record<CredentialType, string>> = {
  competence: 'name',
  enrolment: 'programme',
  attendance: 'day',
  completion: 'programme',
  endorsement: 'experience',
  experience: 'title',
};

const levelOf = (type: CredentialType, payload: JsonObject): ShownProof['level'] => {
  const level = readLevel(readClaims(type, payload).find((claim) => claim.key === 'level')?.value);
  return level && { notches: levelBand(level), label: level.label };
};

const dayOf = (type: CredentialType, payload: JsonObject): string | null =>
  readClaims(type, payload).find((claim) => claim.key === 'validatedOn')?.text ?? null;

const titleOf = (type: CredentialType, claims: ReturnType<typeof claimLines>, locale: Locale): string =>
  claims.find((line) => line.key === titleKeys[type])?.value ?? typeNames[type][locale];

/** A presentation checked here, as the page shows it. What no signature covers is not shown. */
export const linkedProof = ({ report, issuer, contestedOn }: CheckedPresentation, locale: Locale, unreadable: string): ShownProof => {
  const { payload, checks, verdict } = report;
  const common = { issuer: payload ? issuer : null, checks, verdict, contestedOn };
  const type = parseVct(String(payload?.['vct']))?.type;
  if (!payload || !type) return { ...common, kind: 'competence', title: unreadable, level: null, on: null, claims: [] };
  const claims = claimLines(payload, locale);
  return {
    ...common,
    kind: type,
    title: titleOf(type, claims, locale),
    level: levelOf(type, payload),
    on: dayOf(type, payload),
    claims,
  };
};
