import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { parseJwt, signJwt } from '#shared/credentials/jwt';
import { givenKey, givenNow } from '#shared/credentials/given';
import { givenEntry, givenRegistry } from '#shared/credentials/given';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { findEntry, verifyRegistry } from '#shared/credentials/registry';
import { verifyCredential } from '#shared/credentials/verify';
import { verifyByDid } from '#shared/credentials/verify-issuer-jwt';
import { certificateHash } from '#shared/credentials/x5c';
import { authorityKeyIds, verifyPath } from '#shared/credentials/x509';
import { authorityFileOf } from './authority-file.ts';
import { givenKeyFiles, givenToSign, type GivenKeyFiles } from './given.ts';
import type { CertificateToMake, KeptKey, Keys } from './keys.ts';
import { makeKeys } from './make-keys.ts';
import { nodeCrypto } from './node-crypto.ts';

const address = 'https://organisme.example/o/atelier';
const now = givenNow;

describe('the authority of the registry', () => {
  let files: GivenKeyFiles;
  let keys: Keys;
  let key: KeptKey;
  let anchor: string;
  beforeAll(async () => {
    files = givenKeyFiles();
    keys = await makeKeys({ ...files, workers: 1 });
    key = await keys.createDid('organisme.example:o:atelier');
    anchor = await keys.authority(now);
  }, 60_000);
  afterAll(async () => {
    await keys.close();
    files.remove();
  });

  const toMake = (changes: Partial<CertificateToMake> = {}): CertificateToMake => ({
    ...{ issuer: address, name: 'Atelier, "Bâtisseurs" = O', notBefore: now - 86_400, notAfter: now + 400 * 86_400 },
    ...changes,
  });
  const inX5c = async (changes: Partial<CertificateToMake> = {}): Promise<KeptKey> => ({
    ...key,
    certificate: { leaf: await keys.certify(key, toMake(changes)), issuer: address },
  });
  const resolver = (anchors: readonly string[] | null) =>
    makeDidResolver({ fetcher: () => Promise.reject(new Error('asked')), now: () => now, anchors: () => Promise.resolve(anchors) });
  const verify = async (compact: string, anchors: readonly string[] | null) => {
    const report = await verifyCredential(compact, { crypto: nodeCrypto, resolver: resolver(anchors), now });
    const [signature] = report.checks;
    return [`${signature!.outcome} ${signature!.why}`, report.issuer];
  };

  it('is made once, kept wrapped, and read by nobody else', async () => {
    const file = authorityFileOf(files.platformKeyFile);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE');
    const again = await makeKeys({ ...files, workers: 1 });
    expect(await again.authority(now)).toBe(anchor);
    await again.close();
    const root = new X509Certificate(Buffer.from(anchor, 'base64'));
    expect([root.ca, root.verify(root.publicKey)]).toEqual([true, true]);
  });

  it('certifies a key of an organisation, and another implementation agrees', async () => {
    const leaf = new X509Certificate(Buffer.from(await keys.certify(key, toMake()), 'base64'));
    const root = new X509Certificate(Buffer.from(anchor, 'base64'));

    expect([leaf.checkIssued(root), leaf.verify(root.publicKey), leaf.ca]).toEqual([true, true, false]);
    expect(leaf.subjectAltName).toBe(`URI:${address}, DNS:organisme.example`);
    expect(leaf.publicKey.export({ format: 'jwk' })).toEqual(jasmine.objectContaining({ x: key.publicJwk.x, y: key.publicJwk.y }));
  });

  it('certifies no other organisation, for no longer than it may, and no key of another', async () => {
    const other = await keys.createDid('organisme.example:o:autre');
    for (const changes of [
      { issuer: 'https://organisme.example/o/autre' },
      { issuer: 'https://organisme.example' },
      { notAfter: now + 900 * 86_400 },
      { notAfter: now - 86_400 },
      { name: ' ' },
    ])
      await expectAsync(keys.certify(key, toMake(changes)))
        .withContext(JSON.stringify(changes))
        .toBeRejectedWithError(/not signed/u);
    await expectAsync(keys.certify({ ...key, wrapped: other.wrapped }, toMake())).toBeRejected();
  });

  it('stands behind a credential that names the organisation by its address', async () => {
    const certified = await inX5c();
    const { jwk } = await givenKey();
    const compact = await keys.signCredential(givenToSign(certified, jwk, { issuedAt: now - 3600 }));
    const { header, payload } = parseJwt(compact.split('~')[0]!);

    expect([header['x5c'], header['kid'], payload['iss']]).toEqual([[certified.certificate!.leaf], undefined, address]);
    expect(await verify(compact, [anchor])).toEqual(['passed signature-good', address]);
    expect(await verify(compact, [])).toEqual(['failed certificate-untrusted', address]);
    expect(await verify(compact, null)).toEqual(['unchecked issuer-unreachable', address]);
    const early = await keys.signCredential(givenToSign(certified, jwk, { issuedAt: now - 86_400 * 3 }));
    expect(await verify(early, [anchor])).toEqual(['failed certificate-expired', address]);
  });

  it('makes nobody else of an address that a certificate does not name', async () => {
    const certified = await inX5c();
    const thief = await givenKey();
    const forge = (payload: object, header: object = { x5c: [certified.certificate!.leaf] }, sign = thief.sign) =>
      signJwt({ typ: 'dc+sd-jwt', ...header }, { iat: now, iss: address, vct: 'x', ...payload }, sign);

    expect(await verify(`${await forge({})}~`, [anchor])).toEqual(['failed bad-signature', address]);
    expect((await verify(`${await forge({}, { x5c: ['x'] })}~`, [anchor]))[0]).toBe('failed certificate-malformed');
    expect((await verify(`${await forge({}, { x5c: 'x' })}~`, [anchor]))[0]).toBe('failed certificate-malformed');
    expect((await verify(`${await forge({}, { x5c: [] })}~`, [anchor]))[0]).toBe('failed certificate-malformed');
    expect((await verify(`${await forge({}, { x5c: [anchor] })}~`, [anchor]))[0]).toBe('failed certificate-malformed');
    expect((await verify(`${await forge({}, { x5c: [certified.certificate!.leaf, anchor] })}~`, [anchor]))[0]).toBe(
      'failed certificate-malformed',
    );
    const { jwk } = await givenKey();
    const other = { ...certified, certificate: { ...certified.certificate!, issuer: 'https://organisme.example/o/autre' } };
    await expectAsync(keys.signCredential(givenToSign(other, jwk))).toBeRejectedWithError(/another organisation/u);
  });

  it('is in the header of status lists and of requests, whose client is the hash of the leaf', async () => {
    const certified = await inX5c();
    const { leaf } = certified.certificate!;
    const request = {
      ...{ client_id: `x509_hash:${await certificateHash(leaf)}`, response_type: 'vp_token', nonce: 'n' },
      ...{ response_uri: 'https://v.example/r', iat: now, exp: now + 300 },
    };
    const jar = parseJwt(await keys.signToken(certified, 'oauth-authz-req+jwt', request));
    expect(jar.header['x5c']).toEqual([leaf]);
    await expectAsync(keys.signToken(key, 'oauth-authz-req+jwt', request)).toBeRejectedWithError(/another client/u);

    const list = { sub: 'https://o.example/s', iat: now, exp: now + 60, ttl: 30, status_list: { bits: 2, lst: 'AA' } };
    const token = parseJwt(await keys.signToken(certified, 'statuslist+jwt', list));
    const ports = { resolver: resolver([anchor]), crypto: nodeCrypto };
    await expectAsync(verifyByDid(token, 'statuslist+jwt', address, ports)).toBeResolved();
    await expectAsync(verifyByDid(token, 'statuslist+jwt', 'https://organisme.example/o/autre', ports)).toBeRejectedWithError(
      'certificate-foreign',
    );
  });

  it('has a key identifier that a query may name', async () => {
    const [id] = authorityKeyIds([await keys.certify(key, toMake())]);
    const root = new X509Certificate(Buffer.from(anchor, 'base64'));

    expect(Buffer.from(id!, 'base64url').length).toBe(20);
    expect(authorityKeyIds([anchor])).toEqual([]);
    expect(root.ca).toBeTrue();
    await expectAsync(verifyPath([anchor], [anchor], now)).toBeRejectedWithError('certificate-malformed');
  });

  it('stands in the registry, where the address and the DID are one organisation', async () => {
    const platform = await givenKey();
    const entry = givenEntry(key.did);
    const jws = await givenRegistry(platform, [entry], { anchors: [anchor] });
    const registry = await verifyRegistry(jws, { key: platform.jwk, serverUrl: 'https://organisme.example', now }, nodeCrypto);

    expect(registry.anchors).toEqual([anchor]);
    expect([findEntry(registry, address), findEntry(registry, `${address}/x`)]).toEqual([entry, null]);
    const bad = await givenRegistry(platform, [entry], { anchors: [1] });
    await expectAsync(verifyRegistry(bad, { key: platform.jwk, serverUrl: 'https://organisme.example', now }, nodeCrypto)).toBeRejected();
  });
});
