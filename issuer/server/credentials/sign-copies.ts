import { vctOf } from '#shared/credentials/vct';
import type { KeptKey, PublicJwk } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';
import { openClaims } from './frozen-claims.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { ownOrganism, statusListUri } from './organism.ts';
import { validityOf } from './validity.ts';

const column = 'issuance_copies.sealed_credential';

export interface CopiesToSign {
  readonly issuance: IssuanceModel;
  readonly key: KeptKey;
  readonly holders: readonly PublicJwk[];
  /** One place in a status list for each holder, in the same order. */
  readonly places: readonly Pick<IssuanceCopyModel, 'statusListId' | 'statusIndex'>[];
}

/** Signs one copy per holder key from the frozen claims: fresh salts, its own status index, dates rounded to the day (security.md B12). */
export async function signCopies(scope: Scope, { issuance, key, holders, places }: CopiesToSign): Promise<readonly string[]> {
  const { slug } = await ownOrganism(scope);
  const { config, keys } = scope.house;
  const claims = await openClaims(scope, issuance);
  const common = { key, ...claims, vct: vctOf(config.publicUrl, issuance.kind), ...validityOf(issuance.kind, scope.now()) };
  return Promise.all(
    holders.map((holderJwk, place) => {
      const { statusListId, statusIndex } = places[place]!;
      const status = { uri: statusListUri(config, slug, statusListId), index: statusIndex };
      return keys.signCredential({ ...common, holderJwk, status });
    }),
  );
}

/** The signed bytes as a copy keeps them, until its wallet says that it has them. */
export const sealCopy = (scope: Scope, copyId: string, compact: string): Promise<string> => sealColumn(scope, column, copyId, compact);

/** The stored bytes, in the order of these holder keys; null where a key has none. */
export async function storedCopies(scope: Scope, issuanceId: string, thumbprints: readonly string[]): Promise<readonly (string | null)[]> {
  const copies = await IssuanceCopyModel.query(scope.db)
    .where({ issuanceId })
    .whereIn('holder', [...thumbprints])
    .whereNotNull('sealedCredential');
  const byHolder = new Map(copies.map((copy) => [copy.holder, copy]));
  const open = async (copy: IssuanceCopyModel | undefined): Promise<string | null> =>
    copy ? openColumn(scope, column, copy.id, copy.sealedCredential!) : null;
  return Promise.all(thumbprints.map((thumbprint) => open(byHolder.get(thumbprint))));
}
