/** X.509 certificate paths (RFC 5280 section 6) for P-256 keys. The only verifying file that imports the certificate library: load it lazily. */
import './reflect.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
} from '@peculiar/x509';
import { encodeBytes } from './base64url.ts';
import { publicJwkOf } from './jwt.ts';
import type { PublicJwk } from './ports.ts';
import { Refused } from './report.ts';

export interface VerifiedLeaf {
  readonly jwk: PublicJwk;
  /** Subject alternative names. */
  readonly uris: readonly string[];
  readonly dns: readonly string[];
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const mostCertificates = 4;
/** Subject alternative name, basic constraints, key usage: the critical ones that are understood here. */
const understood: ReadonlySet<string> = new Set(['2.5.29.17', '2.5.29.19', '2.5.29.15']);

/** Standard base64 of the DER, as RFC 7515 section 4.1.6 wants it in `x5c`. */
const read = (text: string): X509Certificate => {
  try {
    if (!/^[A-Za-z0-9+/]{100,8000}={0,2}$/u.test(text)) throw new Error('not base64');
    return new X509Certificate(text);
  } catch {
    throw new Refused('certificate-malformed');
  }
};

const isSelfIssued = (one: X509Certificate): boolean => one.subject === one.issuer;

const assertShape = (one: X509Certificate, at: Date, isLeaf: boolean): void => {
  if (one.extensions.some((extension) => extension.critical && !understood.has(extension.type))) throw new Refused('certificate-malformed');
  if (at < one.notBefore || at > one.notAfter) throw new Refused('certificate-expired');
  const isAuthority = one.getExtension(BasicConstraintsExtension)?.ca === true;
  const usages = one.getExtension(KeyUsagesExtension)?.usages;
  const wanted = isLeaf ? KeyUsageFlags.digitalSignature : KeyUsageFlags.keyCertSign;
  if (isAuthority === isLeaf || (usages !== undefined && (usages & wanted) === 0)) throw new Refused('certificate-malformed');
};

const isSignedBy = async (one: X509Certificate, by: X509Certificate): Promise<boolean> =>
  one.issuer === by.subject && (await one.verify({ publicKey: by.publicKey, signatureOnly: true }).catch(() => false));

const same = (one: X509Certificate, other: X509Certificate): boolean =>
  encodeBytes(new Uint8Array(one.rawData)) === encodeBytes(new Uint8Array(other.rawData));

/** How many certificates an authority lets stand between itself and the leaf. */
const allows = (authority: X509Certificate, below: number): boolean =>
  below <= (authority.getExtension(BasicConstraintsExtension)?.pathLength ?? mostCertificates);

const assertLinks = async (chain: readonly X509Certificate[], at: Date): Promise<void> => {
  for (const [place, one] of chain.entries()) {
    assertShape(one, at, place === 0);
    const above = chain[place + 1];
    if (above && !((await isSignedBy(one, above)) && allows(above, place))) throw new Refused('certificate-untrusted');
  }
};

const assertAnchored = async (chain: readonly X509Certificate[], anchors: readonly X509Certificate[], at: Date): Promise<void> => {
  const last = chain.at(-1)!;
  for (const anchor of anchors) {
    const holds = at >= anchor.notBefore && at <= anchor.notAfter && allows(anchor, chain.length - 1);
    if (holds && (await isSignedBy(last, anchor))) return;
  }
  throw new Refused('certificate-untrusted');
};

const leafOf = async (leaf: X509Certificate): Promise<VerifiedLeaf> => {
  const key = await leaf.publicKey.export(curve, ['verify']).catch(() => null);
  const jwk = key && publicJwkOf(await crypto.subtle.exportKey('jwk', key));
  if (!jwk) throw new Refused('certificate-malformed');
  const names = leaf.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const of = (type: string): readonly string[] => names.filter((name) => name.type === type).map((name) => name.value);
  return { jwk, uris: of('url'), dns: of('dns') };
};

/**
 * Follows a path from its leaf to one of the anchors, at that moment. Refuses: a self-signed leaf and an anchor inside the path (HAIP 1.0
 * section 6.1.1), another key than P-256, a certificate out of its dates, an authority that is none, a critical extension nobody here
 * understands, a signature that does not hold.
 */
export const verifyPath = async (texts: readonly string[], anchors: readonly string[], seconds: number): Promise<VerifiedLeaf> => {
  if (texts.length === 0 || texts.length > mostCertificates) throw new Refused('certificate-malformed');
  const chain = texts.map(read);
  const roots = anchors.map(read);
  if (isSelfIssued(chain[0]!) || chain.some((one) => roots.some((root) => same(one, root)))) throw new Refused('certificate-malformed');
  const at = new Date(seconds * 1000);
  await assertLinks(chain, at);
  await assertAnchored(chain, roots, at);
  return leafOf(chain[0]!);
};

/** Authority key identifiers of a path, base64url: what a DCQL query may ask for (OpenID4VP 1.0 section 6.1.1.1). */
export const authorityKeyIds = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => {
    const id = read(text).getExtension(AuthorityKeyIdentifierExtension)?.keyId;
    return id ? [encodeBytes(Uint8Array.from(id.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16)))] : [];
  });
