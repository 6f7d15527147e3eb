/** Issuers and clients named by a certificate: `x5c` (RFC 7515 section 4.1.6, draft-ietf-oauth-sd-jwt-vc section 3.5, HAIP 1.0 section 6.1.1). */
import { encodeBytes } from './base64url.ts';
import { didWebOf } from './did-web.ts';
import { isWebIssuer } from './jwt-vc-issuer.ts';
import { isList, verifyJwt, type Jwt } from './jwt.ts';
import type { CryptoPort, JsonObject } from './ports.ts';
import { Refused } from './report.ts';
import type { VerifiedLeaf } from './x509.ts';

/** The certificates of a header, leaf first; null when it has none. Refuses anything but texts. */
export const chainOf = (header: JsonObject): readonly string[] | null => {
  const { x5c } = header;
  if (x5c === undefined) return null;
  if (!isList(x5c) || !x5c.every((one): one is string => typeof one === 'string')) throw new Refused('certificate-malformed');
  return x5c;
};

const derOf = (certificate: string): Uint8Array<ArrayBuffer> => {
  try {
    return Uint8Array.from(atob(certificate), (letter) => letter.charCodeAt(0));
  } catch {
    throw new Refused('certificate-malformed');
  }
};

/** SHA-256 of the DER, base64url: the client identifier behind `x509_hash:` (OpenID4VP 1.0 section 5.9.3). */
export const certificateHash = async (certificate: string): Promise<string> =>
  encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', derOf(certificate))));

/** `https://host/o/slug` gives `did:web:host:o:slug`, `https://host` gives `did:web:host`: one organisation, by its address or by its DID. Null for another kind of name. */
export const didOfAddress = (address: string): string | null => {
  if (!isWebIssuer(address) || !URL.canParse(address)) return null;
  const { origin, pathname, search, hash } = new URL(address);
  return search || hash ? null : didWebOf(origin, pathname.replace(/^\/|\/$/gu, ''));
};

export interface PathPorts {
  /** Certificates of the authorities the platform trusts, base64 DER. */
  readonly anchors: readonly string[];
  readonly crypto: CryptoPort;
  /** Seconds since 1970: when the path has to hold. */
  readonly at: number;
}

/** The leaf whose key signed this JWT. Refuses a path to no anchor, and a signature by another key. */
export const verifyByPath = async (jwt: Jwt, chain: readonly string[], ports: PathPorts): Promise<VerifiedLeaf> => {
  const { verifyPath } = await import('./x509.ts');
  const leaf = await verifyPath(chain, ports.anchors, ports.at);
  if (!(await verifyJwt(jwt, leaf.jwk, ports.crypto))) throw new Refused('bad-signature');
  return leaf;
};
