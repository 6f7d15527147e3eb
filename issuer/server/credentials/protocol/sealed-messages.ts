import { createECDH, createHash } from 'node:crypto';
import { calculateJwkThumbprint, CompactEncrypt, compactDecrypt, importJWK, type JWK } from 'jose';
import type { Context } from 'koa';
import * as z from 'zod';
import { publicJwkOf } from '#shared/credentials/jwt';
import type { House } from '#shared/server/house';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { readBytes, readJson } from '#shared/server/serving/read-body';
import type { Organism } from '../organism.ts';

export const agreement = 'ECDH-ES';
export const encryptions = ['A128GCM', 'A256GCM'] as const;

interface SealingKey {
  readonly published: JWK & { readonly kid: string };
  readonly own: CryptoKey | Uint8Array;
}

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const monthOf = (now: Date): string => now.toISOString().slice(0, 7);
const monthBefore = (now: Date): string => monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)));

/** 384 bits reduced modulo the order: no scalar is more likely than another (FIPS 186-5 appendix A.4.1). */
const scalarOf = (seed: string): Buffer => {
  const wide = BigInt(`0x${createHash('sha384').update(seed).digest('hex')}`);
  return Buffer.from(((wide % (order - 1n)) + 1n).toString(16).padStart(64, '0'), 'hex');
};

const makeKey = async (house: House, organisationId: string, month: string): Promise<SealingKey> => {
  const seed = await house.keys.blindIndex(month, `oid4vci.request-encryption:${organisationId}`);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(scalarOf(seed));
  const point = pair.getPublicKey();
  const bare = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const own = await importJWK({ ...bare, d: pair.getPrivateKey().toString('base64url') }, agreement);
  return { own, published: { ...bare, use: 'enc', alg: agreement, kid: await calculateJwkThumbprint(bare) } };
};

const kept = new WeakMap<House, Map<string, Promise<SealingKey>>>();
const keyOf = (house: House, organisationId: string, month: string): Promise<SealingKey> => {
  const keys = kept.get(house) ?? new Map<string, Promise<SealingKey>>();
  kept.set(house, keys);
  const name = `${month} ${organisationId}`;
  const known = keys.get(name) ?? makeKey(house, organisationId, month);
  keys.set(name, known);
  known.catch(() => keys.delete(name));
  return known;
};

/**
 * The key by which wallets encrypt requests to this organism: derived from the master key for a month, so that it is the same in every process
 * and stored in none. It only ever adds to TLS; it signs nothing.
 */
export const requestKeyOf = async (house: House, organism: Pick<Organism, 'id'>): Promise<JWK & { readonly kid: string }> =>
  (await keyOf(house, organism.id, monthOf(house.clock()))).published;

const Encryption = z.looseObject({
  jwk: z.looseObject({ alg: z.literal(agreement), kid: z.string().max(200).optional() }),
  enc: z.enum(encryptions),
  zip: z.never().optional(),
});

export interface Sealing {
  readonly key: CryptoKey | Uint8Array;
  readonly kid: string | null;
  readonly enc: (typeof encryptions)[number];
}

export interface ReadRequest {
  readonly body: unknown;
  /** How the answer is to be encrypted; null: not at all. */
  readonly sealing: Sealing | null;
}

const wrong = (why: string): OAuthRefusal => new OAuthRefusal('invalid_encryption_parameters', why);

/** The answer's key, which may only be told inside an encrypted request: anybody on the way could put their own in its place (section 8.2). */
const sealingOf = async (body: unknown, encrypted: boolean): Promise<Sealing | null> => {
  const asked = (body as { credential_response_encryption?: unknown } | null)?.credential_response_encryption;
  if (asked === undefined) return null;
  if (!encrypted) throw wrong('the request must be encrypted too');
  const read = Encryption.safeParse(asked);
  const jwk = read.success ? publicJwkOf(read.data.jwk) : null;
  // A point off the curve is refused here, where it is still a fault of the request.
  const key = jwk ? await importJWK({ ...jwk }, agreement).catch(() => null) : null;
  if (!read.success || !key) throw wrong('a public P-256 key for ECDH-ES, A128GCM or A256GCM, and no zip');
  return { key, kid: read.data.jwk.kid ?? null, enc: read.data.enc };
};

const decrypt = async (house: House, organism: Organism, jwe: string): Promise<unknown> => {
  const now = house.clock();
  const keys = await Promise.all([monthOf(now), monthBefore(now)].map((month) => keyOf(house, organism.id, month)));
  const choose = ({ kid }: { readonly kid?: string }) =>
    keys.find(({ published }) => published.kid === kid)?.own ?? Promise.reject(wrong('kid'));
  const options = { keyManagementAlgorithms: [agreement], contentEncryptionAlgorithms: [...encryptions] };
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(
      jwe,
      (header: { readonly kid?: string }) => choose(header) as CryptoKey,
      options,
    );
    if (protectedHeader['zip'] !== undefined) throw wrong('zip');
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)) as unknown;
  } catch {
    throw wrong('the request cannot be decrypted with the published key');
  }
};

/** A credential or deferred request, plain (JSON) or encrypted (`application/jwt`): OpenID4VCI 1.0 section 10. */
export const readRequest = async (house: House, organism: Organism, ctx: Context, mostBytes: number): Promise<ReadRequest> => {
  const encrypted = /^application\/jwt\s*(;|$)/iu.test(ctx.get('content-type'));
  const body = encrypted
    ? await decrypt(house, organism, (await readBytes(ctx.req, mostBytes)).toString('latin1').trim())
    : await readJson(ctx.req, mostBytes);
  return { body, sealing: await sealingOf(body, encrypted) };
};

/** Answers in the clear, or encrypted to the wallet's key: whatever the status, but never a refusal (section 8.3.1.2). */
export const answer = async (ctx: Context, sealing: Sealing | null, body: unknown, status = 200): Promise<void> => {
  ctx.status = status;
  if (!sealing) return void (ctx.body = body);
  const { key, kid, enc } = sealing;
  const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(body)))
    .setProtectedHeader({ alg: agreement, enc, ...(kid === null ? {} : { kid }) })
    .encrypt(key);
  ctx.set('Content-Type', 'application/jwt');
  ctx.body = jwe;
};
