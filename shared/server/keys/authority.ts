/**
 * The certificate authority of one server's registry (shared/decisions/0014): its key is kept like the platform's, wrapped by the master key in a
 * file of its own, and used inside a signing worker only, to certify keys of organisations. Loaded with the first certificate, for its weight.
 */
import '#shared/credentials/reflect';
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { didOfAddress } from '#shared/credentials/x5c';
import { authorityKid as kid } from './authority-file.ts';
import { unwrapPrivateKey, wrapPrivateKey } from './envelope.ts';
import type { CertificateToMake, KeptKey } from './keys.ts';
import { writeSecret, type MasterKeys } from './master-key.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { ...curve, hash: 'SHA-256' } as const;
const day = 86_400;
const longestLeaf = 825 * day;
const yearsOfRoot = 15;

interface Authority {
  readonly certificate: X509Certificate;
  readonly privateKey: CryptoKey;
}

/** Node's own type of a CryptoKey names more uses than the web's does. */
const toCryptoKeys = (privateKey: KeyObject): CryptoKeyPair => ({
  privateKey: privateKey.toCryptoKey(curve, false, ['sign']) as CryptoKey,
  publicKey: createPublicKey(privateKey).toCryptoKey(curve, true, ['verify']) as CryptoKey,
});

/** Positive, 127 random bits (RFC 5280 section 4.1.2.2). */
const serialNumber = (): string => {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes.toString('hex');
};

const makeRoot = async (now: Date, privateKey: KeyObject): Promise<X509Certificate> => {
  const keys = toCryptoKeys(privateKey);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + yearsOfRoot);
  return X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    // Two servers have two authorities: the second part tells them apart.
    name: [{ CN: ['Carnet registry authority'] }, { '2.5.4.5': [randomBytes(4).toString('hex')] }],
    notBefore: new Date(now.getTime() - day * 1000),
    notAfter,
    signingAlgorithm: signing,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
};

const base64 = (certificate: X509Certificate): string => Buffer.from(certificate.rawData).toString('base64');

const create = async (keys: MasterKeys, file: string, now: Date): Promise<void> => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = base64(await makeRoot(now, privateKey));
  try {
    writeSecret(file, JSON.stringify({ certificate, wrapped: wrapPrivateKey(keys, privateKey, kid) }));
  } catch (fault) {
    // Another worker was first: its file is the one.
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
};

const readText = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const open = async (keys: MasterKeys, file: string, now: Date): Promise<Authority> => {
  if (readText(file) === null) await create(keys, file, now);
  const { certificate, wrapped } = JSON.parse(readText(file) ?? '{}') as { certificate?: string; wrapped?: string };
  if (!certificate || !wrapped) throw new Error(`registry authority: ${file} does not hold a wrapped key`);
  const der = unwrapPrivateKey(keys, wrapped, kid).export({ format: 'der', type: 'pkcs8' });
  const { privateKey } = toCryptoKeys(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  return { certificate: new X509Certificate(certificate), privateKey };
};

const need = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`this certificate is not signed: ${what}`);
};

/** Only a leaf, only for the key's own organisation, not for long: a worker is no signing oracle. */
const assertLeaf = (key: KeptKey, { issuer, name, notBefore, notAfter }: CertificateToMake, root: X509Certificate): void => {
  need(didOfAddress(issuer) === key.did, 'the address is another organisation’s');
  need(name.trim() !== '' && name.length <= 64 && !/\p{Cc}/u.test(name), 'the name of an organisation');
  need(Number.isInteger(notBefore) && Number.isInteger(notAfter) && notAfter > notBefore, 'dates');
  need(notAfter - notBefore <= longestLeaf, 'a leaf lives 825 days at most');
  need(notAfter * 1000 <= root.notAfter.getTime(), 'no leaf outlives its authority');
};

const certify = async (authority: Authority, key: KeptKey, toMake: CertificateToMake): Promise<string> => {
  assertLeaf(key, toMake, authority.certificate);
  const { kty, crv, x, y } = key.publicJwk;
  const publicKey = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, true, ['verify']);
  const { hostname } = new URL(toMake.issuer);
  const leaf = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [toMake.name] }],
    issuer: authority.certificate.subject,
    notBefore: new Date(toMake.notBefore * 1000),
    notAfter: new Date(toMake.notAfter * 1000),
    signingAlgorithm: signing,
    signingKey: authority.privateKey,
    publicKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new SubjectAlternativeNameExtension([
        { type: 'url', value: toMake.issuer },
        { type: 'dns', value: hostname },
      ]),
      await AuthorityKeyIdentifierExtension.create(authority.certificate),
      await SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
  return base64(leaf);
};

/** `certificate`: the trust anchor, made at first use. `certify`: a leaf of one organisation's key; refuses everything else. */
export const makeAuthority = (keys: MasterKeys, file: string) => {
  let opened: Promise<Authority> | undefined;
  const authority = (now: Date): Promise<Authority> => (opened ??= open(keys, file, now));
  return {
    certificate: async (now: Date): Promise<string> => base64((await authority(now)).certificate),
    certify: async (key: KeptKey, toMake: CertificateToMake): Promise<string> =>
      certify(await authority(new Date(toMake.notBefore * 1000)), key, toMake),
  };
};
export type CertificateAuthority = ReturnType<typeof makeAuthority>;
