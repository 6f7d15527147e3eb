import '#shared/credentials/reflect';
import * as x509 from '@peculiar/x509';
import { encodeBytes, encodeText } from '#shared/credentials/base64url';
import { givenRequestPayload } from './given-verifier.ts';
import { certificateHash } from '#shared/credentials/x5c';
import { codeOf, givenWorld, seconds, type GivenWorld } from '../vault/given-wallet.ts';
import { readRequest } from './read-request.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const origin = 'https://recruteur.example';
const base64 = (one: x509.X509Certificate): string => one.toString('base64');
const day = (days: number): Date => new Date((seconds() + days * 86_400) * 1000);

const givenAuthority = async () => {
  const keys = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    ...{ name: 'CN=Autorité', notBefore: day(-400), notAfter: day(400), signingAlgorithm: curve, keys },
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });
  const leafFor = async (address: string, publicKey: CryptoKey, until = day(30)): Promise<string> =>
    base64(
      await x509.X509CertificateGenerator.create({
        ...{ subject: 'CN=Charpentes', issuer: root.subject, notBefore: day(-300), notAfter: until },
        ...{ signingAlgorithm: curve, signingKey: keys.privateKey, publicKey },
        extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'url', value: address }])],
      }),
    );
  return { anchor: base64(root), leafFor };
};

describe('a request signed with a certificate', () => {
  const ask = async (world: GivenWorld, leaf: string, privateKey: CryptoKey, named = leaf): Promise<string> => {
    const clientId = `x509_hash:${await certificateHash(named)}`;
    const payload = { ...givenRequestPayload(seconds()), client_id: clientId };
    const input = `${encodeText(JSON.stringify({ alg: 'ES256', typ: 'oauth-authz-req+jwt', x5c: [leaf] }))}.${encodeText(JSON.stringify(payload))}`;
    const signature = new Uint8Array(await crypto.subtle.sign(curve, privateKey, new TextEncoder().encode(input)));
    world.network.serve(`${origin}/vp/1/request`, () => `${input}.${encodeBytes(signature)}`);
    return `openid4vp://?client_id=${encodeURIComponent(clientId)}&request_uri=${encodeURIComponent(`${origin}/vp/1/request`)}`;
  };
  const given = async () => {
    const authority = await givenAuthority();
    const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
    const world = await givenWorld({ anchors: [authority.anchor] });
    const leaf = (address = `${origin}/c/val-de-sevre`, until?: Date) => authority.leafFor(address, publicKey, until);
    return { world, leaf, privateKey, publicKey };
  };

  it('of the registry’s authority is the organisation’s of that address', async () => {
    const { world, leaf, privateKey } = await given();
    const request = await readRequest(world.wallet, await ask(world, await leaf(), privateKey));

    expect([request.trust, request.name, request.did]).toEqual(['trusted', 'Charpentes du Val de Sèvre', world.company.did]);
    expect(request.clientId).toMatch(/^x509_hash:[\w-]{43}$/u);
  });

  it('of another authority, or for an address nobody registered, is unknown', async () => {
    const { world, leaf, privateKey, publicKey } = await given();
    const stranger = await (await givenAuthority()).leafFor(`${origin}/c/val-de-sevre`, publicKey);
    expect((await readRequest(world.wallet, await ask(world, stranger, privateKey))).trust).toBe('unknown');
    const elsewhere = await leaf('https://ailleurs.example/c/val-de-sevre');
    expect((await readRequest(world.wallet, await ask(world, elsewhere, privateKey))).trust).toBe('unknown');
  });

  it('is stopped when the certificate is over, another’s, or not the key’s', async () => {
    const { world, leaf, privateKey } = await given();
    const thief = (await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])).privateKey;
    const codes = [
      await codeOf(readRequest(world.wallet, await ask(world, await leaf(undefined, day(-1)), privateKey))),
      await codeOf(readRequest(world.wallet, await ask(world, await leaf(), privateKey, await leaf(`${origin}/c/autre`)))),
      await codeOf(readRequest(world.wallet, await ask(world, await leaf(), thief))),
    ];
    expect(codes).toEqual(['request-certificate-expired', 'request-forged', 'request-forged']);
  });
});
