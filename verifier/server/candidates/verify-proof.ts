import { parseSdJwt } from '#shared/credentials/sd-jwt';
import { presentationRefused } from '#shared/contracts/verifier/candidates';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { checkIssuer, verifyPresentation, type Verified } from '../verification/index.ts';
import { profileAudience } from './profile-audience.ts';

const refuse = (place: number, why: string): never => {
  throw new Refusal(presentationRefused, `${place + 1}: ${why}`);
};

const issuerOf = (compact: string): string => {
  try {
    const { iss } = parseSdJwt(compact).jwt.payload;
    return typeof iss === 'string' ? iss : '';
  } catch {
    return '';
  }
};

/**
 * Verifies one proof of a publication. Refuses, naming its place and the reason: a proof that does not hold, another type, an issuer the
 * platform does not vouch for (asked first, so that a stranger's document is never fetched), a credential revoked, suspended or expired. A
 * status that cannot be had is no refusal: the competence will be shown as « to check ».
 */
export async function verifyProof(
  scope: Scope,
  given: { readonly compact: string; readonly nonce: string; readonly kind: Verified['kind']; readonly place: number },
): Promise<Verified> {
  const { compact, nonce, kind, place } = given;
  const trust = await checkIssuer(scope, issuerOf(compact));
  if (trust === 'failed') refuse(place, 'issuer-unknown');
  const verified = await verifyPresentation(scope, { compact, nonce, audience: profileAudience(scope.house.config.publicUrl) });
  if (verified.fault !== null) refuse(place, verified.fault);
  if (verified.report.verdict === 'refused') refuse(place, verified.report.checks.find((line) => line.outcome === 'failed')!.why);
  if (verified.kind !== kind) refuse(place, 'type-missing');
  return verified;
}
