import { credentialOffered, type CredentialKind } from '#shared/contracts/issuer/credentials';
import type { Level } from '#shared/contracts/issuer/competences';
import type { ClaimsToSign } from '#shared/credentials/ld';
import { newId } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { copiesPerIssuance } from './copies.ts';
import { EndedSourceModel } from './ended-source.model.ts';
import { sealClaims } from './frozen-claims.ts';
import { IssuanceModel, type SourceKind } from './issuance.model.ts';
import { lockSource } from './lock-source.ts';
import { reserveCopies } from './reserve-copies.ts';

export interface Earned {
  readonly personId: string;
  readonly kind: CredentialKind;
  readonly title: string;
  readonly level: Level | null;
  readonly earnedOn: string;
  /** Where it was earned, if in a session. */
  readonly sessionId: string | null;
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
  readonly replacesId?: string | null;
  readonly claims: ClaimsToSign;
}

const takenBack = async (scope: Scope, { sourceKind, sourceId }: Earned): Promise<boolean> => {
  await lockSource(scope, sourceId);
  const ended = await EndedSourceModel.query(scope.db).findOne({ organisationId: organisationOf(scope), sourceKind, sourceId });
  return ended !== undefined;
};

const write = async (scope: Scope, id: string, { claims, replacesId = null, ...earned }: Earned): Promise<boolean> => {
  const sealedClaims = await sealClaims(scope, id, claims);
  const row = {
    ...earned,
    id,
    organisationId: organisationOf(scope),
    replacesId,
    sealedClaims,
    state: 'offered' as const,
    offeredAt: scope.now(),
  };
  // The plain rows: Objection gives back what it was given, even when nothing was written.
  const added = await IssuanceModel.query(scope.db).insert(row).onConflict().ignore().returning('id').toKnexQuery<{ id: string }[]>();
  return added.length === 1;
};

/**
 * Freezes the claims, reserves the status indices and lets the offer wait, for weeks if need be: no code exists before a wallet or a QR asks
 * for one (house.md 2.14.9). Gives null when this source already has its issuance, or was
 * taken back since: a fact delivered twice offers once.
 */
export async function offerCredential(scope: Scope, earned: Earned): Promise<string | null> {
  if (await takenBack(scope, earned)) return null;
  const id = newId(scope.now());
  if (!(await write(scope, id, earned))) return null;
  await reserveCopies(scope, { issuanceId: id, from: 1, count: copiesPerIssuance });
  await scope.record(credentialOffered, id, { organisationId: organisationOf(scope), issuanceId: id, personId: earned.personId });
  return id;
}
