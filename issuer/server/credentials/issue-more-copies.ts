import type { PublicJwk } from '#shared/server/keys/keys';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { newId } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { mostCopies } from './copies.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { signingKeyOf } from './organism.ts';
import { reserveStatusIndices } from './reserve-status-indices.ts';
import { sealCopy, signCopies, storedCopies } from './sign-copies.ts';

export interface MoreCopies {
  readonly issuance: IssuanceModel;
  readonly holders: readonly PublicJwk[];
  readonly thumbprints: readonly string[];
  /** The device they are for; null when that is not known. */
  readonly connectionId: string | null;
}

const denied = (why: string): OAuthRefusal => new OAuthRefusal('credential_request_denied', why);

const last = async (scope: Scope, issuanceId: string): Promise<number> => {
  const found = await IssuanceCopyModel.query(scope.db).where({ issuanceId }).orderBy('number', 'desc').first();
  return found?.number ?? 0;
};

const knows = async (scope: Scope, issuanceId: string, thumbprints: readonly string[]): Promise<boolean> =>
  (await IssuanceCopyModel.query(scope.db)
    .where({ issuanceId })
    .whereIn('holder', [...thumbprints])
    .first()) !== undefined;

const add = async (scope: Scope, { issuance, holders, thumbprints, connectionId }: MoreCopies): Promise<readonly string[]> => {
  const first = (await last(scope, issuance.id)) + 1;
  if (first - 1 + holders.length > mostCopies) throw denied('this credential has as many copies as it may have');
  const key = await signingKeyOf(scope);
  const places = await reserveStatusIndices(scope, { kid: key.kid, count: holders.length });
  const signed = await signCopies(scope, { issuance, key, holders, places });
  const rows = await Promise.all(
    signed.map(async (compact, place) => {
      const id = newId(scope.now());
      const sealedCredential = await sealCopy(scope, id, compact);
      const where = { organisationId: organisationOf(scope), issuanceId: issuance.id, number: first + place };
      return { id, ...where, ...places[place]!, holder: thumbprints[place]!, connectionId, sealedCredential };
    }),
  );
  await IssuanceCopyModel.query(scope.db).insert(rows);
  await scope.audit('credential.copied', 'issuance', issuance.id, { copies: rows.length });
  return signed;
};

/**
 * More copies of a credential its wallet holds, on this device or on another of the same person: the same frozen claims under new keys, salts and
 * status indices, in rows of the same issuance, so that a revocation reaches them all. Nothing says what the former copies were used for. A lost
 * answer is answered with the same bytes. Refuses what nobody holds, keys that already carry a copy, and more than the most copies (0012).
 */
export async function issueMoreCopies(scope: Scope, more: MoreCopies): Promise<readonly string[]> {
  const { issuance, thumbprints } = more;
  if (issuance.state !== 'delivered' && issuance.state !== 'signed') throw denied('only what a wallet holds has more copies');
  const stored = (await storedCopies(scope, issuance.id, thumbprints)).filter((compact) => compact !== null);
  if (stored.length === thumbprints.length) return stored;
  if (await knows(scope, issuance.id, thumbprints)) throw denied('one of these keys carries a copy already');
  return add(scope, more);
}
