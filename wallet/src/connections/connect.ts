import { makeCaller } from '#shared/contract/call';
import { readWalletInvitation } from '#shared/contract/wallet-link';
import { connectWallet, lookUpWalletInvitation } from '#shared/contracts/issuer/people';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Connection } from './connection.ts';
import { dpopProof } from './dpop.ts';

const isKnownServer = (wallet: Wallet, url: string): boolean => url === wallet.settings.issuerUrl;

/** Which organism invites, before anything is sent of the person. Refuses a link of a server this wallet was not told to trust. */
export const readInvitation = async (wallet: Wallet, link: string) => {
  const parsed = readWalletInvitation(link);
  if (!parsed) throw new Refusal('link-unreadable');
  if (!isKnownServer(wallet, parsed.issuerUrl)) throw new Refusal('issuer-unknown', new URL(parsed.issuerUrl).host);
  const answer = await makeCaller(parsed.issuerUrl).call(lookUpWalletInvitation, { body: { code: parsed.code } });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  return { ...parsed, ...answer.data };
};

/** Redeems the invitation with a fresh key; the tokens are bound to it (RFC 9449). */
export const acceptInvitation = async (
  wallet: Wallet,
  invitation: { readonly issuerUrl: string; readonly code: string },
): Promise<Connection> => {
  const key = await wallet.keyring.make();
  const caller = makeCaller(invitation.issuerUrl, async (request) => ({
    dpop: await dpopProof(wallet.keyring, key, request, wallet.clock),
  }));
  const answer = await caller.call(connectWallet, { body: { code: invitation.code } });
  if (!answer.ok) {
    await wallet.keyring.forget(key.thumbprint);
    throw new Refusal(answer.code, answer.title);
  }
  const { connectionId, credentialIssuer, organisation, accessToken, refreshToken, expiresInSeconds } = answer.data;
  const now = wallet.clock();
  const connection: Connection = {
    id: connectionId,
    issuerUrl: invitation.issuerUrl,
    credentialIssuer,
    organisation,
    key,
    accessToken,
    refreshToken,
    accessUntil: now + expiresInSeconds,
    connectedAt: new Date(now * 1000).toISOString(),
    closed: false,
  };
  await wallet.store.write([{ room: 'connections', id: connection.id, value: connection }]);
  return connection;
};
