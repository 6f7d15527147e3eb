import type { PayloadOf } from '#shared/contract/fact';
import type { walletDeviceRemoved } from '#shared/contracts/issuer/devices';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { openConnectionsOf } from '../people/index.ts';
import { IssuanceModel } from './issuance.model.ts';
import { replaceCredential } from './replace-credential.ts';
import { holdingsOf } from './wallet-holdings.ts';
import { writeStatuses } from './write-statuses.ts';

/** Asked at a counter or from a page before the device was cut off: it may lie on any of them, this one too. */
const mayLieThere = ({ signedAt }: IssuanceModel, holders: readonly (string | null)[], cutOffAt: Date): boolean =>
  holders.includes(null) && signedAt !== null && signedAt <= cutOffAt;

/**
 * What a removed device holds is revoked, its copies alone: the other devices keep theirs. What no other device has, or what was asked at a counter
 * and may lie on any of them, is revoked whole and offered again; asked there since the removal, it is not that device's. The rule of
 * `security.md` B32, for one device of several.
 */
export async function revokeDevice(scope: Scope, { payload, recordedAt }: Happened<PayloadOf<typeof walletDeviceRemoved>>): Promise<void> {
  const { personId, connectionId } = payload;
  const open = await openConnectionsOf(scope, payload);
  const issuances = await IssuanceModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId })
    .whereIn('state', ['signed', 'delivered', 'suspended'])
    .orderBy('id')
    .forUpdate();
  const holdings = await holdingsOf(
    scope,
    issuances.map(({ id }) => id),
  );
  let revoked = 0;
  for (const issuance of issuances) {
    const holders = (holdings.get(issuance.id) ?? []).map((one) => one.connectionId);
    const anywhere = mayLieThere(issuance, holders, recordedAt);
    if (!anywhere && !holders.includes(connectionId)) continue;
    if (!anywhere && holders.some((id) => id === null || open.includes(id)))
      await writeStatuses(scope, issuance.id, 'revoked', connectionId);
    else await replaceCredential(scope, { issuance, reasonCode: 'wallet-lost' });
    revoked += 1;
  }
  if (revoked > 0) await scope.audit('credential.device-revoked', 'person', personId, { revoked });
}
