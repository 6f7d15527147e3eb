/** Messages of OpenID4VCI 1.0 and OpenID4VP 1.0 as printed in the specifications: offers, metadata, a presentation of an SD-JWT VCLD. */
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { matchDcql } from '#shared/credentials/dcql';
import { parseJwt, verifyJwt } from '#shared/credentials/jwt';
import type { CryptoPort, PublicJwk } from '#shared/credentials/ports';
import { Refused } from '#shared/credentials/report';
import { parseSdJwt, unpack } from '#shared/credentials/sd-jwt';
import { holderOf, verifyBinding } from '#shared/credentials/verify-binding';
import { assertSame, type Case, type Folder } from './cases.ts';

/** Some files are whole HTTP messages. */
const bodyOf = (text: string): string => (text.startsWith('HTTP/') ? text.slice(text.search(/\r?\n\r?\n/u)) : text).trim();

const notAsked = (): never => {
  throw new Error('nothing is to be signed or encrypted here');
};
const clientThat = (answer: (url: string) => string): Openid4vciClient =>
  new Openid4vciClient({
    callbacks: {
      fetch: (url: string | URL | Request) => {
        const asked = url instanceof Request ? url.url : url.toString();
        const body = answer(asked);
        const headers = { 'content-type': 'application/json' };
        return Promise.resolve(body === '' ? new Response(null, { status: 404 }) : new Response(body, { headers }));
      },
      generateRandom: notAsked,
      hash: notAsked,
      signJwt: notAsked,
      verifyJwt: notAsked,
      encryptJwe: notAsked,
      decryptJwe: notAsked,
      clientAuthentication: notAsked,
    } as never,
  });

const offerCase = (file: string, text: string): Case => ({
  suite: 'OpenID4VCI examples',
  name: file,
  expected: 'accepted',
  run: async () => {
    const wanted = JSON.parse(bodyOf(text)) as Record<string, unknown>;
    const uri = `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(wanted))}`;
    assertSame(await clientThat(() => '').resolveCredentialOffer(uri), wanted, 'offer');
  },
});

const metadataCase = (file: string, text: string): Case => ({
  suite: 'OpenID4VCI examples',
  name: file,
  expected: 'accepted',
  run: async () => {
    const wanted = JSON.parse(bodyOf(text)) as { readonly credential_issuer: string; readonly authorization_servers?: readonly string[] };
    const server = (url: string) => (url.includes('oauth-authorization-server') ? authorisation(wanted, url) : '');
    const client = clientThat((url) => (url.includes('openid-credential-issuer') ? JSON.stringify(wanted) : server(url)));
    const { credentialIssuer } = await client.resolveIssuerMetadata(wanted.credential_issuer);
    assertSame(credentialIssuer.credential_issuer, wanted.credential_issuer, 'credential issuer');
  },
});

const authorisation = ({ credential_issuer: own, authorization_servers: others }: Record<string, unknown>, url: string): string => {
  const issuer = [...((others as readonly string[] | undefined) ?? []), String(own)].find((one) => url.includes(new URL(one).host));
  return issuer ? JSON.stringify({ issuer, token_endpoint: `${issuer}/token` }) : '';
};

const keyOf = (settings: string): PublicJwk => {
  const [x, y] = ['x', 'y'].map((name) => new RegExp(`issuer_keys:[^]*?\\b${name}: (\\S+)`, 'u').exec(settings)?.[1] ?? '');
  return { kty: 'EC', crv: 'P-256', x: x!, y: y! };
};

interface KeyBindingPayload {
  readonly nonce: string;
  readonly aud: string;
  readonly iat: number;
}

/** The issuer key stands in the settings of the example; the private half beside it is not used. */
const presentationCase = (folder: Folder): Case => ({
  suite: 'OpenID4VP examples',
  name: '01, SD-JWT VCLD presentation',
  expected: 'accepted',
  run: async (crypto: CryptoPort) => {
    const compact = folder['oid4vp-examples/01/sd_jwt_presentation.txt']!.replaceAll(/\s/gu, '');
    const { nonce, aud, iat } = JSON.parse(folder['oid4vp-examples/01/kb_jwt_payload.json']!) as KeyBindingPayload;
    const parsed = parseSdJwt(compact);
    const signed = parseJwt(`${parsed.jwt.input}.${parsed.jwt.signature}`);
    if (!(await verifyJwt(signed, keyOf(folder['oid4vp-examples/sd_jwt_vcld/settings.yml']!), crypto))) throw new Refused('bad-signature');
    const { payload } = await unpack(parsed, crypto);
    assertSame(payload, JSON.parse(folder['oid4vp-examples/01/verified_contents.json']!), 'verified contents');
    await verifyBinding(parsed, holderOf(payload), { nonce, audience: aud, madeAt: iat }, crypto);
  },
});

const requestCase = (file: string, text: string): Case => ({
  suite: 'OpenID4VP examples',
  name: `${file}: understood, nothing held`,
  expected: 'accepted',
  run: () => assertSame(matchDcql(JSON.parse(text), []).satisfiable, false, 'answer'),
});

const named = (folder: Folder, pattern: RegExp): readonly (readonly [string, string])[] =>
  Object.entries(folder).filter(([file]) => pattern.test(file));

export const protocolCases = (folder: Folder): readonly Case[] => [
  ...named(folder, /^oid4vci-examples\/credential_offer/u).map(([file, text]) => offerCase(file, text)),
  ...named(folder, /^oid4vci-examples\/credential_issuer_metadata_.*\.json$/u).map(([file, text]) => metadataCase(file, text)),
  ...(folder['oid4vp-examples/01/sd_jwt_presentation.txt'] ? [presentationCase(folder)] : []),
  ...named(folder, /^oid4vp-examples\/request\/dcql_/u).map(([file, text]) => requestCase(file, text)),
];
