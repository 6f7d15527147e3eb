import { calculateJwkThumbprint } from 'jose';
import { credentialSigned, type CredentialKind } from '#shared/contracts/issuer/credentials';
import type { KeptKey, PublicJwk } from '#shared/server/keys/keys';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { Scope } from '#shared/server/scope';
import { isCutOff } from '../people/index.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { IssuanceModel } from './issuance.model.ts';
import { issueMoreCopies, type MoreCopies } from './issue-more-copies.ts';
import { moveIssuance } from './move-issuance.ts';
import type { CodePurpose } from './offer-code.model.ts';
import { signingKeyOf } from './organism.ts';
import { reserveCopies } from './reserve-copies.ts';
import { reserveStatusIndices } from './reserve-status-indices.ts';
import { sealCopy, signCopies, storedCopies } from './sign-copies.ts';
import { StatusListModel } from './status-list.model.ts';

export interface ToIssue {
  readonly issuanceId: string;
  /** As the request named it; null when it named the issuance itself. */
  readonly kind: CredentialKind | null;
  /** One proven key per copy, each another. */
  readonly holders: readonly PublicJwk[];
  readonly purpose?: CodePurpose;
  /** The device it is for; null when that is not known. */
  readonly connectionId?: string | null;
}

const denied = (why: string): OAuthRefusal => new OAuthRefusal('credential_request_denied', why);

/** A copy whose list belongs to a former key gets an index in the list of the key that signs: readers check a list by its own key. */
const ofKey = async (scope: Scope, copies: readonly IssuanceCopyModel[], key: KeptKey): Promise<readonly IssuanceCopyModel[]> => {
  const lists = await StatusListModel.query(scope.db).whereIn('id', [...new Set(copies.map((copy) => copy.statusListId))]);
  if (lists.every((list) => list.kid === key.kid)) return copies;
  const indices = await reserveStatusIndices(scope, { kid: key.kid, count: copies.length });
  copies.forEach((copy, place) => Object.assign(copy, indices[place]));
  return copies;
};

/** Offers made when there were fewer copies are topped up. */
const reservedFor = async (scope: Scope, issuanceId: string, count: number): Promise<readonly IssuanceCopyModel[]> => {
  const find = () => IssuanceCopyModel.query(scope.db).where({ issuanceId }).orderBy('number');
  const found = await find();
  if (found.length >= count) return found.slice(0, count);
  await reserveCopies(scope, { issuanceId, from: found.length + 1, count: count - found.length });
  return find();
};

type Stored = Pick<IssuanceCopyModel, 'connectionId'> & { readonly holder: string; readonly compact: string };

const store = async (scope: Scope, copy: IssuanceCopyModel, { holder, compact, connectionId }: Stored): Promise<void> => {
  const { statusListId, statusIndex } = copy;
  const sealedCredential = await sealCopy(scope, copy.id, compact);
  await IssuanceCopyModel.query(scope.db).findById(copy.id).patch({ holder, connectionId, sealedCredential, statusListId, statusIndex });
};

const sign = async (scope: Scope, { issuance, holders, thumbprints, connectionId }: MoreCopies): Promise<readonly string[]> => {
  const key = await signingKeyOf(scope);
  const copies = await ofKey(scope, await reservedFor(scope, issuance.id, holders.length), key);
  const signed = await signCopies(scope, { issuance, key, holders, places: copies });
  for (const [place, compact] of signed.entries())
    await store(scope, copies[place]!, { holder: thumbprints[place]!, compact, connectionId });
  await moveIssuance(scope, { issuance, to: 'signed' });
  const { organisationId, id } = issuance;
  await scope.record(credentialSigned, id, { organisationId, issuanceId: id });
  await scope.audit('credential.signed', 'issuance', id, { copies: signed.length });
  return signed;
};

/** The stored bytes for keys that already have them; any other key is refused until the first is given up (house.md 2.14.9). */
const storedFor = async (scope: Scope, issuance: IssuanceModel, thumbprints: readonly string[]): Promise<readonly string[]> => {
  const stored = await storedCopies(scope, issuance.id, thumbprints);
  return stored.map((compact) => {
    if (compact === null) throw denied('this credential is bound to another key');
    return compact;
  });
};

/**
 * Signs the copies of one issuance for the keys that were proven, stores the bytes and moves it to `signed`, all in this transaction, before
 * anything is sent: a crash leaves it claimable again, a lost answer is answered with the same bytes. Refuses, in the words of OpenID4VCI 1.0
 * section 8.3.1, a device that was cut off since it asked (`security.md` B32), another type than was offered, other keys than the first ones, and what
 * is delivered or ended.
 */
export async function issueCredential(
  scope: Scope,
  { issuanceId, kind, holders, purpose, connectionId = null }: ToIssue,
): Promise<readonly string[]> {
  const issuance = await IssuanceModel.query(scope.db).modify('ofOrganisation', scope).findById(issuanceId).forUpdate();
  if (!issuance) throw denied('nothing is on offer');
  if (connectionId !== null && (await isCutOff(scope, connectionId))) throw denied('this wallet was cut off');
  if (kind !== null && issuance.kind !== kind)
    throw new OAuthRefusal('unknown_credential_configuration', 'this offer is for another credential');
  const thumbprints = await Promise.all(holders.map((jwk) => calculateJwkThumbprint({ ...jwk })));
  const wanted = { issuance, holders, thumbprints, connectionId };
  if (purpose === 'refill') return issueMoreCopies(scope, wanted);
  if (issuance.state === 'signed') return storedFor(scope, issuance, thumbprints);
  if (issuance.state !== 'claimed') throw denied('this credential is delivered, or no longer on offer');
  return sign(scope, wanted);
}
