/** RFC 9901 and SD-JWT VC examples: signature, disclosures, key binding, and the same bytes with one character changed. */
import { issuerDocument } from '#shared/credentials/jwt-vc-issuer';
import { parseJwt, verifyJwt } from '#shared/credentials/jwt';
import type { CryptoPort, JsonObject, PublicJwk } from '#shared/credentials/ports';
import { Refused } from '#shared/credentials/report';
import { parseSdJwt, unpack } from '#shared/credentials/sd-jwt';
import { holderOf, verifyBinding } from '#shared/credentials/verify-binding';
import { verifyCredential, verifyPresentation } from '#shared/credentials/verify';
import { assertSame, jsonAt, type Case, type Folder } from './cases.ts';

interface Example {
  readonly section: string;
  readonly compact?: string;
  readonly jws?: string;
  readonly payload?: JsonObject;
  readonly processed?: JsonObject;
  readonly kb?: { readonly payload: { readonly nonce: string; readonly aud: string; readonly iat: number } } | null;
}

const assertSignature = async (jws: string, key: PublicJwk, crypto: CryptoPort): Promise<void> => {
  if (!(await verifyJwt(parseJwt(jws), key, crypto))) throw new Refused('bad-signature');
};

const readPlain = async (compact: string, { kb, processed }: Example, key: PublicJwk, crypto: CryptoPort): Promise<void> => {
  const parsed = parseSdJwt(compact);
  await assertSignature(`${parsed.jwt.input}.${parsed.jwt.signature}`, key, crypto);
  const { payload } = await unpack(parsed, crypto, 'sd-jwt');
  assertSame(payload, processed, 'processed payload');
  if (!kb) return;
  await verifyBinding(parsed, holderOf(payload), { nonce: kb.payload.nonce, audience: kb.payload.aud, madeAt: kb.payload.iat }, crypto);
};

/** Through the whole verification, the issuer's key set answered as its metadata would. */
const readCredential = async (compact: string, example: Example, key: PublicJwk, crypto: CryptoPort): Promise<void> => {
  const { kb, processed, payload } = example;
  const { kid } = parseSdJwt(compact).jwt.header;
  const now = kb?.payload.iat ?? Number(payload?.['iat'] ?? 1_800_000_000);
  const document = issuerDocument(String(payload?.['iss']), { keys: [{ ...key, ...(kid === undefined ? {} : { kid }) }] })!;
  const options = { crypto, now, resolver: { resolve: () => Promise.resolve({ document, fetchedAt: now }) } };
  const report = await (kb
    ? verifyPresentation(compact, { ...options, nonce: kb.payload.nonce, audience: kb.payload.aud })
    : verifyCredential(compact, options));
  const failed = report.checks.find(({ outcome }) => outcome === 'failed');
  if (failed) throw new Error(failed.why);
  assertSame(report.payload, processed, 'processed payload');
};

/** The last character of the issuer's signature, whose low bits are padding, stays; the one before it changes. */
const tampered = (compact: string): string => {
  const end = compact.indexOf('~') === -1 ? compact.length : compact.indexOf('~');
  const place = end - 3;
  return compact.slice(0, place) + (compact[place] === 'A' ? 'B' : 'A') + compact.slice(place + 1);
};

const casesOf = (folder: Folder, file: string, suite: string, read: typeof readPlain): readonly Case[] => {
  const { issuer_jwk: key, cases = [] } = jsonAt(folder, file) as { issuer_jwk: PublicJwk; cases?: readonly Example[] };
  return cases.flatMap((example, place) => {
    const text = example.compact ?? example.jws!;
    const name = `${place + 1}. ${example.section}${example.kb ? ' (with key binding)' : ''}`;
    const run = (given: string) => (crypto: CryptoPort) =>
      example.compact === undefined ? assertSignature(given, key, crypto) : read(given, example, key, crypto);
    return [
      { suite, name, expected: 'accepted', run: run(text) } as const,
      { suite, name: `${name}, signature changed`, expected: 'refused', run: run(tampered(text)) } as const,
    ];
  });
};

export const sdJwtCases = (folder: Folder): readonly Case[] => [
  ...casesOf(folder, 'sd-jwt/rfc9901-examples.json', 'RFC 9901', readPlain),
  ...casesOf(folder, 'sd-jwt-vc/sd-jwt-vc-examples.json', 'SD-JWT VC', readCredential),
];
