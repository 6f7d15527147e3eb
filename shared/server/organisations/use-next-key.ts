import type { Day } from '#shared/contract/values';
import type { Scope } from '#shared/server/scope';
import { certifyKey } from './certify-key.ts';
import { IssuerKeyModel } from './issuer-key.model.ts';
import type { WithDid } from './hold-key-owner.ts';
import type { Setting } from './setting.ts';

/** How the key before ends: kept to verify what it signed, or refused from a day on. */
export type End =
  { readonly state: 'retired' } | { readonly state: 'compromised'; readonly compromisedFrom: Day; readonly compromisedAt: Date };

/** From now on the organisation signs with `next`; with its certificate, where it signs with one. As the organisation's tenant, which is held. */
export async function useNextKey(
  there: Scope,
  organisation: WithDid,
  { before, next, end }: { readonly before: string; readonly next: string; readonly end: End },
  setting: Setting,
): Promise<void> {
  const organisationId = organisation.id;
  const named = (kid: string) => IssuerKeyModel.query(there.db).where({ organisationId, kid });
  await named(before).patch({ ...end, validUntil: there.now() });
  await named(next).patch({ state: 'active', validFrom: there.now() });
  // The key of badges may have changed: the active one of the organisation's own has a good certificate then, and keeps it.
  if (organisation.signing === 'x5c') await certifyKey(there, organisation, setting);
  await there.audit('signing-key.rotated', 'organisation', organisationId, { from: before, to: next });
}
