import { calculateJwkThumbprint } from 'jose';
import { credentialSigned, type CredentialKind } from '#shared/contracts/issuer/credentials';
import { vctOf } from '#shared/credentials/vct';
import type { KeptKey, PublicJwk } from '#shared/server/keys/keys';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';
import { openClaims } from './frozen-claims.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { IssuanceModel } from './issuance.model.ts';
import { moveIssuance } from './move-issuance.ts';
import { ownOrganism, signingKeyOf, statusListUri } from './organism.ts';
import { reserveStatusIndices } from './reserve-status-indices.ts';
import { StatusListModel } from './status-list.model.ts';
import { validityOf } from './validity.ts';

export interface ToIssue {
  readonly issuanceId: string;
  readonly kind: CredentialKind;
  /** One proven key per copy, each another. */
  readonly holders: readonly PublicJwk[];
}

const column = 'issuance_copies.sealed_credential';
const denied = (why: string): OAuthRefusal => new OAuthRefusal('credential_request_denied', why);

/** A copy whose list belongs to a former key gets an index in the list of the key that signs: readers check a list by its own key. */
const ofKey = async (scope: Scope, copies: readonly IssuanceCopyModel[], key: KeptKey): Promise<readonly IssuanceCopyModel[]> => {
  const lists = await StatusListModel.query(scope.db).whereIn('id', [...new Set(copies.map((copy) => copy.statusListId))]);
  if (lists.every((list) => list.kid === key.kid)) return copies;
  const indices = await reserveStatusIndices(scope, { kid: key.kid, count: copies.length });
  copies.forEach((copy, place) => Object.assign(copy, indices[place]));
  return copies;
};

const signCopies = async (
  scope: Scope,
  issuance: IssuanceModel,
  holders: readonly PublicJwk[],
  copies: readonly IssuanceCopyModel[],
  key: KeptKey,
): Promise<readonly string[]> => {
  const { slug } = await ownOrganism(scope);
  const { config, keys } = scope.house;
  const claims = await openClaims(scope, issuance);
  const common = { key, ...claims, vct: vctOf(config.publicUrl, issuance.kind), ...validityOf(issuance.kind, scope.now()) };
  const status = (copy: IssuanceCopyModel) => ({ uri: statusListUri(config, slug, copy.statusListId), index: copy.statusIndex });
  return Promise.all(holders.map((holderJwk, place) => keys.signCredential({ ...common, holderJwk, status: status(copies[place]!) })));
};

const store = async (scope: Scope, copy: IssuanceCopyModel, holder: string, compact: string): Promise<void> => {
  const { statusListId, statusIndex } = copy;
  const sealedCredential = await sealColumn(scope, column, copy.id, compact);
  await IssuanceCopyModel.query(scope.db).findById(copy.id).patch({ holder, sealedCredential, statusListId, statusIndex });
};

const sign = async (
  scope: Scope,
  issuance: IssuanceModel,
  holders: readonly PublicJwk[],
  thumbprints: readonly string[],
): Promise<readonly string[]> => {
  const key = await signingKeyOf(scope);
  const reserved = await IssuanceCopyModel.query(scope.db).where({ issuanceId: issuance.id }).orderBy('number');
  const copies = await ofKey(scope, reserved.slice(0, holders.length), key);
  if (copies.length !== holders.length) throw denied('more keys than copies');
  const signed = await signCopies(scope, issuance, holders, copies, key);
  for (const [place, compact] of signed.entries()) await store(scope, copies[place]!, thumbprints[place]!, compact);
  await moveIssuance(scope, { issuance, to: 'signed' });
  const { organisationId, id } = issuance;
  await scope.record(credentialSigned, id, { organisationId, issuanceId: id });
  await scope.audit('credential.signed', 'issuance', id, { copies: signed.length });
  return signed;
};

/** The stored bytes for keys that already have them; any other key is refused until the first is given up (house.md 2.14.9). */
const storedFor = async (scope: Scope, issuance: IssuanceModel, thumbprints: readonly string[]): Promise<readonly string[]> => {
  const copies = await IssuanceCopyModel.query(scope.db).where({ issuanceId: issuance.id }).whereNotNull('sealedCredential');
  const byHolder = new Map(copies.map((copy) => [copy.holder, copy]));
  return Promise.all(
    thumbprints.map((thumbprint) => {
      const copy = byHolder.get(thumbprint);
      if (!copy) throw denied('this credential is bound to another key');
      return openColumn(scope, column, copy.id, copy.sealedCredential!);
    }),
  );
};

/**
 * Signs the copies of one issuance for the keys that were proven, stores the bytes and moves it to `signed`, all in this transaction, before
 * anything is sent: a crash leaves it claimable again, a lost answer is answered with the same bytes. Refuses, in the words of OpenID4VCI 1.0
 * section 8.3.1, another type than was offered, other keys than the first ones, and what is delivered or ended.
 */
export async function issueCredential(scope: Scope, { issuanceId, kind, holders }: ToIssue): Promise<readonly string[]> {
  const issuance = await IssuanceModel.query(scope.db).modify('ofOrganisation', scope).findById(issuanceId).forUpdate();
  if (!issuance) throw denied('nothing is on offer');
  if (issuance.kind !== kind) throw new OAuthRefusal('unknown_credential_configuration', 'this offer is for another credential');
  const thumbprints = await Promise.all(holders.map((jwk) => calculateJwkThumbprint({ ...jwk })));
  if (issuance.state === 'signed') return storedFor(scope, issuance, thumbprints);
  if (issuance.state !== 'claimed') throw denied('this credential is delivered, or no longer on offer');
  return sign(scope, issuance, holders, thumbprints);
}
