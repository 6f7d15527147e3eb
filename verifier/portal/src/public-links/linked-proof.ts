import type { Locale } from '#shared/angular/i18n/language';
import { claimLines } from '#shared/angular/look/claim-lines';
import { typeNames } from '#shared/credentials/claim-catalogue';
import type { JsonObject } from '#shared/credentials/ports';
import { levelBand, readClaims, readLevel } from '#shared/credentials/read-claims';
import { parseVct, type CredentialType } from '#shared/credentials/vct';
import type { ShownProof } from '../verification/shown-proof.ts';
import type { CheckedPresentation } from './check-presentations.ts';

const titleKeys: Readonly<Record<CredentialType, string>> = { competence: 'name', enrolment: 'programme', attendance: 'day' };

const levelOf = (type: CredentialType, payload: JsonObject): ShownProof['level'] => {
  const level = readLevel(readClaims(type, payload).find((claim) => claim.key === 'level')?.value);
  return level && { notches: levelBand(level), label: level.label };
};

/** A presentation checked here, as the page shows it. What no signature covers is not shown. */
export const linkedProof = ({ report, issuer }: CheckedPresentation, locale: Locale, unreadable: string): ShownProof => {
  const { payload, checks, verdict } = report;
  const type = payload ? parseVct(String(payload['vct']))?.type : undefined;
  const who = issuer && payload ? { name: issuer.name, did: issuer.did, siret: issuer.siret } : null;
  if (!payload || !type) return { kind: 'competence', title: unreadable, issuer: who, level: null, on: null, claims: [], checks, verdict };
  const lines = claimLines(payload, locale);
  const said = readClaims(type, payload).find((claim) => claim.key === 'validatedOn')?.text ?? null;
  return {
    kind: type,
    title: lines.find((line) => line.key === titleKeys[type])?.value ?? typeNames[type][locale],
    issuer: who,
    level: levelOf(type, payload),
    on: said,
    claims: lines,
    checks,
    verdict,
  };
};
