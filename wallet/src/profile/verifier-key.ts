import { makeCaller, type Caller, type Prove } from '#shared/contract/call';
import { challengeWallet, signInWallet } from '#shared/contracts/verifier/candidates';
import { signJwt } from '#shared/credentials/jwt';
import { dpopProof } from '../connections/dpop.ts';
import type { HolderKey } from '../vault/keyring.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

/** The key made for one verifier: the profile, its offers and its links belong to it, and no other server ever sees it. */
interface VerifierKey {
  readonly url: string;
  readonly key: HolderKey;
}
interface Token {
  readonly accessToken: string;
  readonly until: number;
}
const tokens = new WeakMap<Wallet, Map<string, Promise<Token>>>();
const margin = 30;

export const verifierKey = async (wallet: Wallet, url: string): Promise<HolderKey> => {
  const known = await wallet.store.get<VerifierKey>('verifiers', url);
  if (known) return known.key;
  const key = await wallet.keyring.make();
  await wallet.store.write([{ room: 'verifiers', id: url, value: { url, key } satisfies VerifierKey }]);
  return key;
};

const signIn = async (wallet: Wallet, url: string): Promise<Token> => {
  const key = await verifierKey(wallet, url);
  const caller = makeCaller(url, async (request) => ({ dpop: await dpopProof(wallet.keyring, key, request, wallet.clock) }));
  const challenge = await caller.call(challengeWallet);
  if (!challenge.ok) throw new Refusal(challenge.code, challenge.title);
  const { audience: aud, nonce } = challenge.data;
  const sign = (input: string) => wallet.keyring.sign(key.thumbprint, input);
  const proof = await signJwt({ typ: 'carnet-auth+jwt' }, { aud, nonce, iat: wallet.clock(), jwk: { ...key.jwk } }, sign);
  const answer = await caller.call(signInWallet, { body: { proof } });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  return { accessToken: answer.data.accessToken, until: wallet.clock() + answer.data.expiresInSeconds };
};

const tokenFor = async (wallet: Wallet, url: string, anew: boolean): Promise<string> => {
  const kept = tokens.get(wallet) ?? new Map<string, Promise<Token>>();
  tokens.set(wallet, kept);
  const before = anew ? null : await kept.get(url)?.catch(() => null);
  if (before && before.until - margin > wallet.clock()) return before.accessToken;
  const next = signIn(wallet, url);
  kept.set(url, next);
  return (await next).accessToken;
};

const prove =
  (wallet: Wallet, url: string): Prove =>
  async (request, refused) => {
    const accessToken = await tokenFor(wallet, url, refused !== undefined);
    const key = await verifierKey(wallet, url);
    return { authorization: `DPoP ${accessToken}`, dpop: await dpopProof(wallet.keyring, key, { ...request, accessToken }, wallet.clock) };
  };

/** Calls the verifier as the key made for it (house.md 2.4: no identifier that an issuer also knows). */
export const verifierCaller = (wallet: Wallet, url = wallet.settings.verifierUrl): Caller => makeCaller(url, prove(wallet, url));
