import { claimOf } from '#shared/credentials/claim-catalogue';
import { valueAt } from '#shared/credentials/read-claims';
import { nameNotProven } from '#shared/contracts/verifier/candidates';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { verifyProof } from './verify-proof.ts';

/** The name of a named profile, out of an enrolment that shows given and family name. Refuses its absence, and what `verifyProof` refuses. */
export async function proveName(
  scope: Scope,
  given: { readonly compact: string | null; readonly nonce: string; readonly place: number },
): Promise<string> {
  const { compact, nonce, place } = given;
  if (compact === null) throw new Refusal(nameNotProven);
  const { payload } = await verifyProof(scope, { compact, nonce, kind: 'enrolment', place });
  const names = ['givenName', 'familyName'].flatMap((key) => {
    const name = valueAt(payload ?? {}, claimOf('enrolment', key).path);
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [];
  });
  if (names.length < 2) throw new Refusal(nameNotProven);
  return names.join(' ').slice(0, 200);
}
