/** A wallet without a screen, at the verifier: its pairwise key, DPoP, a published profile. For specs, journeys and demonstrations. */
import { calculateJwkThumbprint } from 'jose';
import { makeCaller, type Caller, type Prove } from '#shared/contract/call';
import * as contracts from '#shared/contracts/verifier/candidates';
import { encodeBytes } from '#shared/credentials/base64url';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { givenKey, type GivenKey } from '#shared/credentials/given';
import { signJwt } from '#shared/credentials/jwt';
import { presentCredential } from '#shared/credentials/present';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { HeldCredential } from '../verification/given.ts';

export interface GivenWallet extends Caller {
  readonly url: string;
  readonly key: GivenKey;
  readonly thumbprint: string;
  /** Seconds since 1970. */
  now(): number;
  /** The headers of one request: a DPoP proof, and the token unless told otherwise. */
  prove(method: string, url: string, accessToken?: string | null): Promise<Readonly<Record<string, string>>>;
}

const sha256 = async (text: string): Promise<string> =>
  encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

const dpop = async (
  key: GivenKey,
  request: { readonly method: string; readonly url: string },
  iat: number,
  accessToken: string | null,
): Promise<string> => {
  const htu = request.url.replace(/[?#].*$/u, '');
  const ath = accessToken === null ? {} : { ath: await sha256(accessToken) };
  return signJwt({ typ: 'dpop+jwt', jwk: { ...key.jwk } }, { jti: crypto.randomUUID(), htm: request.method, htu, iat, ...ath }, key.sign);
};

/** Signs in by the key alone: a nonce, the proof of it, a token for this key. */
export const signInWith = async (url: string, key: GivenKey, now: () => number): Promise<string> => {
  const asked = await makeCaller(url).call(contracts.challengeWallet);
  if (!asked.ok) throw new Error(`no challenge: ${asked.code}`);
  const { nonce, audience } = asked.data;
  const proof = await signJwt({ typ: 'carnet-auth+jwt' }, { aud: audience, nonce, iat: now(), jwk: { ...key.jwk } }, key.sign);
  const byKey: Prove = async (request) => ({ dpop: await dpop(key, request, now(), null) });
  const signedIn = await makeCaller(url, byKey).call(contracts.signInWallet, { body: { proof } });
  if (!signedIn.ok) throw new Error(`no token: ${signedIn.code}`);
  return signedIn.data.accessToken;
};

const wallClock = (): number => Math.floor(Date.now() / 1000);

/** A wallet with a key of its own for this verifier, signed in. */
export const givenWallet = async (url: string, now: () => number = wallClock, key?: GivenKey): Promise<GivenWallet> => {
  const own = key ?? (await givenKey());
  const token = await signInWith(url, own, now);
  const prove: GivenWallet['prove'] = async (method, address, accessToken = token) => ({
    dpop: await dpop(own, { method, url: address }, now(), accessToken),
    ...(accessToken === null ? {} : { authorization: `DPoP ${accessToken}` }),
  });
  const caller = makeCaller(url, (request, refused) => (refused ? Promise.resolve(null) : prove(request.method, request.url)));
  const thumbprint = await calculateJwkThumbprint({ ...own.jwk });
  return { url, key: own, now, prove, thumbprint, call: (route, call) => caller.call(route, call) };
};

/** Presents claims of a held credential, by their short names. */
export const presentHeld = (
  held: HeldCredential,
  keys: readonly string[],
  to: { readonly nonce: string; readonly audience: string; readonly now: number; readonly key?: GivenKey },
): Promise<string> => {
  const { nonce, audience, now, key = held.key } = to;
  const paths = keys.map((name) => claimOf(held.kind, name).path);
  return presentCredential(held.compact, { paths, binding: { nonce, audience, issuedAt: now, sign: key.sign } }, webCrypto);
};

export interface ProfileToPublish {
  readonly competences: readonly HeldCredential[];
  readonly name?: HeldCredential;
  readonly department?: string;
  readonly situation?: 'searching' | 'open' | 'in-training' | 'employed';
  readonly availableFrom?: string | null;
}

/** Publishes a profile as the wallet does: a nonce, one presentation for each competence, and the enrolment for a name. */
export const publishGiven = async (wallet: GivenWallet, profile: ProfileToPublish) => {
  const asked = await wallet.call(contracts.prepareProfile);
  if (!asked.ok) throw new Error(`no nonce: ${asked.code}`);
  const to = { ...asked.data, now: wallet.now() };
  const shown = ['name', 'code', 'level', 'validatedOn'];
  const competences = await Promise.all(profile.competences.map((held) => presentHeld(held, shown, to)));
  const name = profile.name ? await presentHeld(profile.name, ['givenName', 'familyName'], to) : null;
  return wallet.call(contracts.publishProfile, {
    body: {
      nonce: to.nonce,
      visibility: profile.name ? ('named' as const) : ('masked' as const),
      department: profile.department ?? '31',
      situation: profile.situation ?? 'searching',
      availableFrom: (profile.availableFrom ?? null) as never,
      competences,
      name,
    },
  });
};
