import { makeCaller, type Caller, type Prove } from '#shared/contract/call';
import { refreshWalletTokens } from '#shared/contracts/issuer/people';
import { alone } from '../vault/alone.ts';
import { randomSecret } from '../vault/random-secret.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { refusalOf } from './clock.ts';
import type { Connection } from './connection.ts';
import { dpopProof } from './dpop.ts';

/** Seconds before its end at which a token is renewed. */
const margin = 20;
const renewing = new Map<string, Promise<Connection>>();

/** Alone: a refresh token rotates, and one used twice ends the connection. */
const renew = async (wallet: Wallet, id: string): Promise<Connection> => {
  const connection = await wallet.store.get<Connection>('connections', id);
  if (!connection || connection.closed) throw new Refusal('connection-closed');
  if (connection.accessUntil - margin > wallet.clock()) return connection;
  const caller = makeCaller(connection.issuerUrl, async (request) => ({
    dpop: await dpopProof(wallet.keyring, connection.key, request, wallet.clock),
  }));
  const attempt = connection.attempt ?? randomSecret();
  // Kept before it leaves: after a cut the same attempt is made again.
  await wallet.store.write([{ room: 'connections', id, value: { ...connection, attempt } }]);
  const answer = await caller.call(refreshWalletTokens, { body: { refreshToken: connection.refreshToken, attempt } });
  if (!answer.ok && answer.code !== 'connection-closed') throw await refusalOf(answer);
  const next: Connection = answer.ok
    ? { ...connection, ...answer.data, attempt: null, accessUntil: wallet.clock() + answer.data.expiresInSeconds }
    : { ...connection, closed: true };
  await wallet.store.write([{ room: 'connections', id, value: next }]);
  if (next.closed) throw new Refusal('connection-closed');
  return next;
};

const freshTokens = (wallet: Wallet, id: string): Promise<Connection> => {
  const running = renewing.get(id) ?? alone(`tokens-${id}`, () => renew(wallet, id)).finally(() => renewing.delete(id));
  renewing.set(id, running);
  return running;
};

/** Proves a request to the organism: an access token still valid, and a DPoP proof for it. */
export const proveTo =
  (wallet: Wallet, connectionId: string): Prove =>
  async (request, refused) => {
    if (refused) await expire(wallet, connectionId);
    const connection = await freshTokens(wallet, connectionId);
    const { accessToken, key } = connection;
    return { authorization: `DPoP ${accessToken}`, dpop: await dpopProof(wallet.keyring, key, { ...request, accessToken }, wallet.clock) };
  };

const expire = async (wallet: Wallet, id: string): Promise<void> => {
  const connection = await wallet.store.get<Connection>('connections', id);
  if (connection) await wallet.store.write([{ room: 'connections', id, value: { ...connection, accessUntil: 0 } }]);
};

export const organismCaller = (wallet: Wallet, connection: Connection): Caller =>
  makeCaller(connection.issuerUrl, proveTo(wallet, connection.id));
