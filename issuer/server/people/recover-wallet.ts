import type { InputOf } from '#shared/contract/route';
import { walletDeviceRemoved } from '#shared/contracts/issuer/devices';
import { ConnectionId, proofRefused, recoveryOver, walletRecovered, type recoverWallet as contract } from '#shared/contracts/issuer/people';
import { identityTenant } from '#shared/server/identity/index';
import { underTenant } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { openConnection, renewConnection } from './open-connection.ts';
import { organismCard } from './organism-card.ts';
import { WalletConnectionModel } from './wallet.model.ts';

const find = (scope: Scope, recoveryToken: string): Promise<WalletConnectionModel | undefined> =>
  underTenant(scope, identityTenant, async ({ db }) => WalletConnectionModel.query(db).findOne({ recoveryHash: sha256Hex(recoveryToken) }));

interface Taker {
  readonly thumbprint: string;
  readonly device: string | null;
}

/** Of ten devices that restore one backup at once, one passes. */
const takeOver = async (own: Scope, former: WalletConnectionModel, { thumbprint, device }: Taker) => {
  const { id, organisationId, personId } = former;
  const closed = await WalletConnectionModel.query(own.db)
    .where({ id })
    .whereNull('closedAt')
    .patch({ closedAt: own.now(), closeReason: 'recovered' });
  if (closed !== 1) throw new Refusal(recoveryOver);
  await own.audit('wallet.closed', 'connection', id, { reason: 'recovered' });
  const opened = await openConnection(own, { organisationId, personId, thumbprint, device });
  await own.record(walletDeviceRemoved, personId, { organisationId, personId, connectionId: id });
  await own.record(walletRecovered, personId, { organisationId, personId, connectionId: opened.id });
  await own.audit('wallet.recovered', 'connection', opened.id);
  return opened;
};

/** The answer was lost on the way: the same key asks again, and gets tokens anew. */
const again = async (own: Scope, former: WalletConnectionModel, { thumbprint }: Taker) => {
  const { organisationId, personId, closeReason } = former;
  const open = await WalletConnectionModel.query(own.db)
    .findOne({ organisationId, personId, thumbprint })
    .whereNull('closedAt')
    .forUpdate();
  if (!open || closeReason !== 'recovered') throw new Refusal(recoveryOver);
  return renewConnection(own, open);
};

/**
 * A wallet restored on another device takes the connection of its backup over with a key of its own (`security.md` B32): the former device is cut
 * off, what it held is revoked, what no other device has is offered again, the person is told. The token serves one key; the reply brings the next.
 * Refuses a token that served another, or whose connection has ended since, and a call whose DPoP proof (RFC 9449) did not hold.
 */
export async function recoverWallet(scope: Scope, { body }: InputOf<typeof contract>) {
  if (scope.actor.kind !== 'wallet') throw new Refusal(proofRefused);
  const { thumbprint } = scope.actor;
  const former = await find(scope, body.recoveryToken);
  if (!former) throw new Refusal(recoveryOver);
  return underTenant(scope, { organisationIds: [former.organisationId] }, async (own) => {
    const { id, ...tokens } = await (former.closedAt ? again : takeOver)(own, former, { thumbprint, device: body.device ?? null });
    return { ...tokens, ...(await organismCard(own, former.organisationId)), connectionId: ConnectionId.parse(id) };
  });
}
