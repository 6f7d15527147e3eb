import { organisationOf, type Scope } from '#shared/server/scope';
import { EndedSourceModel } from './ended-source.model.ts';
import { IssuanceModel, type SourceKind } from './issuance.model.ts';
import { lockSource } from './lock-source.ts';
import type { Why } from './move-issuance.ts';
import { revokeCredential } from './revoke-credential.ts';

export interface Source extends Why {
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
  /** `replaced` when what follows takes their place. */
  readonly as?: 'revoked' | 'replaced';
}

/**
 * Ends whatever one source earned, replacements included, and notes that it earns nothing any more: an offer whose fact is heard later is
 * not made. Done twice, it changes nothing. Gives what a following credential replaces: the last that was signed, or what
 * an uncollected one was to replace.
 */
export async function endIssuances(scope: Scope, { sourceKind, sourceId, ...end }: Source): Promise<string | null> {
  const source = { organisationId: organisationOf(scope), sourceKind, sourceId };
  await lockSource(scope, sourceId);
  await EndedSourceModel.query(scope.db)
    .insert({ ...source, endedAt: scope.now() })
    .onConflict()
    .ignore();
  const issuances = await IssuanceModel.query(scope.db).where(source).orderBy('id').forUpdate();
  let ended = 0;
  for (const issuance of issuances) if (await revokeCredential(scope, { issuance, ...end })) ended += 1;
  if (ended > 0) await scope.audit('credential.ended', sourceKind, sourceId, { ended });
  return issuances.findLast((issuance) => issuance.signedAt)?.id ?? issuances.at(-1)?.replacesId ?? null;
}
