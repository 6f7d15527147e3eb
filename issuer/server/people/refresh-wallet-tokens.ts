import type { InputOf } from '#shared/contract/route';
import { connectionClosed, proofRefused, type refreshWalletTokens as contract } from '#shared/contracts/issuer/people';
import { identityTenant } from '#shared/server/identity/index';
import { inScope, underTenant } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { closeConnection } from './close-connection.ts';
import { issueWalletTokens } from './issue-wallet-tokens.ts';
import { WalletConnectionModel, WalletTokenModel } from './wallet.model.ts';

interface Held {
  readonly token: WalletTokenModel;
  readonly connection: WalletConnectionModel;
}

const find = (scope: Scope, refreshToken: string): Promise<Held | null> =>
  underTenant(scope, identityTenant, async ({ db }) => {
    const token = await WalletTokenModel.query(db).findOne({ tokenHash: sha256Hex(refreshToken), kind: 'refresh' });
    const connection = token && (await WalletConnectionModel.query(db).findById(token.connectionId));
    return token && connection ? { token, connection } : null;
  });

/** In a transaction of its own: the refusal that follows rolls this one back. */
const endFamily = async (scope: Scope, { id, organisationId, personId }: WalletConnectionModel): Promise<void> => {
  await inScope(
    scope.house,
    { actor: scope.actor, tenant: { organisationIds: [organisationId] }, requestId: scope.requestId },
    async (own) => {
      await closeConnection(own, { id, organisationId, personId }, 'refresh-reused');
    },
  );
};

/** Was a refresh token used that this one was exchanged for? */
const wasFollowed = async (scope: Scope, { id, connectionId, usedAt }: WalletTokenModel): Promise<boolean> => {
  const followers = WalletTokenModel.query(scope.db).where({ connectionId, kind: 'refresh' }).whereNot({ id }).whereNotNull('usedAt');
  return (await followers.where('issuedAt', '>=', usedAt ?? scope.now()).resultSize()) > 0;
};

/**
 * Spends the token, once. Spent before by the same attempt, its answer was lost on the way; and when something of that answer was used since, this is
 * the first sending, which lay somewhere and comes late.
 */
const spend = async (scope: Scope, id: string, attempt: string | undefined): Promise<'now' | 'again' | 'late' | 'by-another'> => {
  const attemptHash = attempt === undefined ? null : sha256Hex(attempt);
  const spent = await WalletTokenModel.query(scope.db).findById(id).whereNull('usedAt').patch({ usedAt: scope.now(), attemptHash });
  if (spent === 1) return 'now';
  const before = await WalletTokenModel.query(scope.db).findById(id).forUpdate();
  if (!before || attemptHash === null || before.attemptHash !== attemptHash) return 'by-another';
  return (await wasFollowed(scope, before)) ? 'late' : 'again';
};

/**
 * New tokens for a refresh token, which dies with it (RFC 9700 section 4.14.2). Asked again by the same attempt, because the answer was lost on
 * the way, it gives others beside the lost ones: which of two sendings comes first is not known here. Refuses another key than the connection's
 * and an attempt that comes late; a token used by another attempt means that someone else has a copy, so the connection is cut off and a new
 * invitation is needed.
 */
export async function refreshWalletTokens(scope: Scope, { body }: InputOf<typeof contract>) {
  if (scope.actor.kind !== 'wallet') throw new Refusal(proofRefused);
  const held = await find(scope, body.refreshToken);
  if (!held || held.connection.closedAt || held.token.expiresAt <= scope.now()) throw new Refusal(connectionClosed);
  const { token, connection } = held;
  if (connection.thumbprint !== scope.actor.thumbprint) throw new Refusal(proofRefused);
  return underTenant(scope, { organisationIds: [connection.organisationId] }, async (own) => {
    const how = await spend(own, token.id, body.attempt);
    if (how === 'now' || how === 'again') return issueWalletTokens(own, connection);
    if (how === 'by-another') await endFamily(scope, connection);
    throw new Refusal(connectionClosed);
  });
}
