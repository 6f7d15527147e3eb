import { makeCaller } from '#shared/contract/call';
import type { ReplyOf } from '#shared/contract/route';
import { readWalletInvitation } from '#shared/contract/wallet-link';
import { connectWallet, lookUpWalletInvitation } from '#shared/contracts/issuer/people';
import type { HolderKey } from '../vault/keyring.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { refusalOf } from './clock.ts';
import type { Connection } from './connection.ts';
import { dpopProof } from './dpop.ts';

type Connected = ReplyOf<typeof connectWallet>;

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

/** What an organism answers to a wallet it lets in, as the wallet keeps it. */
export const connectionOf = (
  wallet: Wallet,
  { issuerUrl, key, answer }: { readonly issuerUrl: string; readonly key: HolderKey; readonly answer: Connected },
): Connection => {
  const { connectionId, credentialIssuer, organisation, accessToken, refreshToken, recoveryToken, expiresInSeconds } = answer;
  const now = wallet.clock();
  return {
    ...{ id: connectionId, issuerUrl, credentialIssuer, organisation, key, accessToken, refreshToken, recoveryToken },
    accessUntil: now + expiresInSeconds,
    connectedAt: new Date(now * 1000).toISOString(),
    closed: false,
  };
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
    throw await refusalOf(answer);
  }
  const connection = connectionOf(wallet, { issuerUrl: invitation.issuerUrl, key, answer: answer.data });
  await wallet.store.write([{ room: 'connections', id: connection.id, value: connection }]);
  return connection;
};
