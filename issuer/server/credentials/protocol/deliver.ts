import type { Context } from 'koa';
import { CredentialReply, DeferralReply } from '#shared/contracts/protocol/oid4vci';
import { SigningAway } from '#shared/server/keys/signing-away';
import { deferIssuance } from '../defer-issuance.ts';
import { issueCredential, type ToIssue } from '../issue-credential.ts';
import type { Organism } from '../organism.ts';
import type { Protocol } from './library.ts';
import { inOrganism } from './organism-path.ts';
import { answer, type Sealing } from './sealed-messages.ts';

/** Seconds: a worker that stopped is replaced by the next request. */
const interval = 10;

/** The signed copies, or null when the signing workers are away: nothing was written then. */
export const signNow = async (
  { house }: Protocol,
  ctx: Context,
  organism: Organism,
  wanted: ToIssue,
): Promise<readonly string[] | null> => {
  if (!(await house.keys.ready())) return null;
  return inOrganism(house, organism, ctx, (scope) => issueCredential(scope, wanted)).catch((fault: unknown) => {
    if (fault instanceof SigningAway) return null;
    throw fault;
  });
};

export const sendCopies = (ctx: Context, sealing: Sealing | null, signed: readonly string[], notificationId: string): Promise<void> => {
  const credentials = signed.map((credential) => ({ credential }));
  return answer(ctx, sealing, CredentialReply.parse({ credentials, notification_id: notificationId }));
};

/** Section 8.3: accepted, not yet made. */
export const sendPromise = (ctx: Context, sealing: Sealing | null, transaction: string): Promise<void> =>
  answer(ctx, sealing, DeferralReply.parse({ transaction_id: transaction, interval }), 202);

/**
 * Sends the copies, or the promise of them when they cannot be signed just now: the wallet has proved its keys and spent its nonce, and is not
 * made to begin again (OpenID4VCI 1.0 sections 8.3 and 9).
 */
export const deliver = async (
  protocol: Protocol,
  ctx: Context,
  organism: Organism,
  { wanted, sealing, tokenHash }: { readonly wanted: ToIssue; readonly sealing: Sealing | null; readonly tokenHash: string },
): Promise<void> => {
  const signed = await signNow(protocol, ctx, organism, wanted);
  if (signed) return sendCopies(ctx, sealing, signed, wanted.issuanceId);
  const transaction = await inOrganism(protocol.house, organism, ctx, (scope) => deferIssuance(scope, wanted, tokenHash));
  return sendPromise(ctx, sealing, transaction);
};
