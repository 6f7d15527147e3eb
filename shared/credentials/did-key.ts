/** DIDs that carry their own key: did:jwk and did:key (P-256 only). Resolvable does not mean trusted. */
import { decodeText, encodeBytes } from './base64url.ts';
import type { DidDocument } from './did.ts';
import { publicJwkOf } from './jwt.ts';
import type { PublicJwk } from './ports.ts';
import { Refused } from './report.ts';

const prime = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const curveB = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const power = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  for (let factor = base, left = exponent; left > 0n; left >>= 1n, factor = (factor * factor) % prime)
    if (left & 1n) result = (result * factor) % prime;
  return result;
};

const toBytes = (value: bigint, length: number): Uint8Array =>
  Uint8Array.from(
    value
      .toString(16)
      .padStart(length * 2, '0')
      .match(/../gu)!,
    (pair) => Number.parseInt(pair, 16),
  );

/** Base58 (Bitcoin alphabet) of the 35 bytes of a P-256 did:key: no leading zero to care for, since the first byte is 0x80. */
const decodeBase58 = (text: string): Uint8Array => {
  let value = 0n;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) throw new Refused('malformed');
    value = value * 58n + BigInt(digit);
  }
  if (value >> 280n !== 0n) throw new Refused('malformed');
  return toBytes(value, 35);
};

/** SEC 1 section 2.3.4: y from x and its parity, refused when x is on no point of the curve. */
const decompress = (point: Uint8Array): PublicJwk => {
  const x = BigInt(`0x${Array.from(point.subarray(1), (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
  const square = (power(x, 3n) + prime * 3n - ((3n * x) % prime) + curveB) % prime;
  const root = power(square, (prime + 1n) / 4n);
  if (x >= prime || (root * root) % prime !== square) throw new Refused('malformed');
  const y = (root & 1n) === BigInt(point[0]! & 1) ? root : prime - root;
  return { kty: 'EC', crv: 'P-256', x: encodeBytes(toBytes(x, 32)), y: encodeBytes(toBytes(y, 32)) };
};

const documentOf = (did: string, fragment: string, jwk: PublicJwk): DidDocument => {
  const id = `${did}#${fragment}`;
  const method = { id, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk };
  return { id: did, verificationMethod: [method], assertionMethod: [id], authentication: [id] };
};

/** The document of a did:jwk (github.com/quartzjer/did-jwk). Refuses keys that are not public P-256 ones. */
export const didJwkDocument = (did: string): DidDocument => {
  let jwk: PublicJwk | null;
  try {
    jwk = publicJwkOf(JSON.parse(decodeText(did.slice('did:jwk:'.length))));
  } catch {
    throw new Refused('malformed');
  }
  if (!jwk) throw new Refused('issuer-unsupported');
  return documentOf(did, '0', jwk);
};

/** The document of a did:key holding a compressed P-256 point (w3c-ccg.github.io/did-key-spec, multicodec 0x1200). */
export const didKeyDocument = (did: string): DidDocument => {
  const id = did.slice('did:key:'.length);
  if (!id.startsWith('zDn')) throw new Refused('issuer-unsupported');
  const bytes = decodeBase58(id.slice(1));
  if (bytes[0] !== 0x80 || bytes[1] !== 0x24 || (bytes[2] !== 2 && bytes[2] !== 3)) throw new Refused('malformed');
  return documentOf(did, id, decompress(bytes.subarray(2)));
};

/** The key a did:jwk or did:key URL names, when its fragment names it too; null for any other method, key or fragment. */
export const keyOfDidUrl = (didUrl: unknown): PublicJwk | null => {
  if (typeof didUrl !== 'string' || !/^did:(jwk|key):[^#?/]+#[^#]+$/u.test(didUrl)) return null;
  const did = didUrl.slice(0, didUrl.indexOf('#'));
  try {
    const { verificationMethod } = did.startsWith('did:jwk:') ? didJwkDocument(did) : didKeyDocument(did);
    return publicJwkOf(verificationMethod?.find(({ id }) => id === didUrl)?.publicKeyJwk);
  } catch {
    return null;
  }
};

/** The did:jwk of a public key: for keys that no document publishes, such as the platform's. */
export const didJwkOf = ({ kty, crv, x, y }: PublicJwk): string =>
  `did:jwk:${encodeBytes(new TextEncoder().encode(JSON.stringify({ kty, crv, x, y })))}`;
