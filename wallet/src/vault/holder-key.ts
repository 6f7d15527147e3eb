import { encodeBytes } from '#shared/credentials/base64url';
import type { PublicJwk } from '#shared/credentials/ports';
import type { HolderKey } from './keyring.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const text = new TextEncoder();

/** JWK thumbprint with SHA-256 (RFC 7638, https://www.rfc-editor.org/rfc/rfc7638): members in lexicographic order, no spaces. */
export const thumbprintOf = async ({ crv, kty, x, y }: PublicJwk): Promise<string> =>
  encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(JSON.stringify({ crv, kty, x, y })))));

export const generateHolderKey = async (): Promise<HolderKey & { readonly privateKey: CryptoKey }> => {
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! };
  return { jwk, thumbprint: await thumbprintOf(jwk), privateKey: pair.privateKey };
};

export const signWith = async (key: CryptoKey, input: string): Promise<string> =>
  encodeBytes(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, text.encode(input))));
