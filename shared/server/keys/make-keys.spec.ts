import { didWebDocument } from '#shared/credentials/did-web';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { givenIssuerUrl, givenKey, givenNow, givenTrust, givenWeb, type GivenKey } from '#shared/credentials/given';
import { parseJwt } from '#shared/credentials/jwt';
import { presentCredential } from '#shared/credentials/present';
import { verifyRegistry } from '#shared/credentials/registry';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { makeStatusCache } from '#shared/credentials/status-cache';
import { makeStatusList, setStatus, statusListPayload } from '#shared/credentials/status-list';
import { givenKeyFiles, givenToSign, type GivenKeyFiles } from './given.ts';
import type { KeptKey, Keys } from './keys.ts';
import { makeKeys } from './make-keys.ts';
import { nodeCrypto } from './node-crypto.ts';
import { makeVerifyAgent } from './verify-agent.ts';

const did = 'did:web:organisme.example:o:atelier';
const audience = 'decentralized_identifier:did:web:verifieur.example:c:btp';

describe('the key room', () => {
  let files: GivenKeyFiles;
  let keys: Keys & { readonly platform: KeptKey };
  let key: KeptKey;
  let holder: GivenKey;

  const verifier = (statusToken?: string) => {
    const page = {
      'https://organisme.example/o/atelier/did.json': didWebDocument(did, [key]),
      ...(statusToken ? { [`${givenIssuerUrl}/o/atelier/status/1`]: statusToken } : {}),
    };
    const { fetcher } = givenWeb(page);
    const now = () => givenNow;
    const resolver = makeDidResolver({ fetcher, now });
    return makeVerifyAgent({
      resolver,
      now,
      trust: givenTrust({ did }),
      statuses: makeStatusCache({ fetcher, resolver, crypto: nodeCrypto, now }),
    });
  };
  const statusToken = async (value = 0) => {
    const list = makeStatusList(2 ** 17, 2);
    setStatus(list, 7, value);
    return keys.signToken(
      key,
      'statuslist+jwt',
      await statusListPayload({
        uri: `${givenIssuerUrl}/o/atelier/status/1`,
        did,
        list,
        issuedAt: givenNow,
        expiresAt: givenNow + 86400,
        ttlSeconds: 300,
      }),
    );
  };

  beforeAll(async () => {
    files = givenKeyFiles();
    keys = await makeKeys({ ...files, workers: 2 });
    key = await keys.createDid(did.slice('did:web:'.length));
    holder = await givenKey();
  }, 60_000);
  afterAll(async () => {
    await keys.close();
    files.remove();
  });

  it('makes a did:web with a key of P-256, wrapped', () => {
    expect(key.did).toBe(did);
    expect(key.kid).toMatch(/^did:web:organisme\.example:o:atelier#key-[\w-]{16}$/u);
    expect(key.wrapped).toMatch(/^v2\.[0-9a-f]{12}(\.[\w-]+){6}$/u);
    expect(Object.keys(key.publicJwk).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('makes another key for the same DID when asked again, and refuses what is no name', async () => {
    expect((await keys.createDid(did.slice('did:web:'.length))).kid).not.toBe(key.kid);
    await expectAsync(keys.createDid('organisme.example/o/atelier')).toBeRejectedWithError(/no name/u);
  }, 60_000);

  it('signs through Veramo what the verifying agent accepts, every check passed', async () => {
    const compact = await keys.signCredential(givenToSign(key, holder.jwk));

    const report = await verifier(await statusToken()).verifyCredential(compact, { holder: holder.jwk });

    expect(report.checks.map((line) => line.outcome)).toEqual(Array(6).fill('passed'));
    expect(report.verdict).toBe('verified');
  }, 60_000);

  it('undoes what Veramo adds, and keeps dates and issuer out of ld', async () => {
    const request = givenToSign(key, holder.jwk);
    const { payload } = await readSdJwt(await keys.signCredential(request), nodeCrypto);

    expect(payload['ld']).toEqual(request.ld);
    expect(JSON.stringify(payload)).not.toMatch(/issuanceDate|2018\/credentials/u);
    expect(payload['cnf']).toEqual({ jwk: { ...holder.jwk } });
    expect(payload['status']).toEqual({ status_list: { uri: request.status.uri, idx: 7 } });
  }, 60_000);

  it('lets the holder present a part, which the verifying agent accepts once bound', async () => {
    const compact = await keys.signCredential(givenToSign(key, holder.jwk));
    const binding = { nonce: 'n', audience, issuedAt: givenNow, sign: holder.sign };
    const presented = await presentCredential(compact, { paths: [['ld', 'credentialSubject', 'result']], binding }, nodeCrypto);
    const agent = verifier(await statusToken());

    expect((await agent.verifyPresentation(presented, { nonce: 'n', audience })).verdict).toBe('verified');
    expect((await agent.verifyPresentation(presented, { nonce: 'other', audience })).verdict).toBe('refused');
    expect((await agent.verifyPresentation('not at all', { nonce: 'n', audience })).verdict).toBe('refused');
  }, 60_000);

  it('has a revoked credential refused, and one whose list is away left to check', async () => {
    const compact = await keys.signCredential(givenToSign(key, holder.jwk));

    expect((await verifier(await statusToken(1)).verifyCredential(compact, { holder: holder.jwk })).verdict).toBe('refused');
    expect((await verifier().verifyCredential(compact, { holder: holder.jwk })).verdict).toBe('to-check');
  }, 60_000);

  it('refuses a key swapped under another’s name, and one wrapped elsewhere', async () => {
    const other = await keys.createDid('autre.example:o:ecole');

    await expectAsync(keys.signCredential(givenToSign({ ...key, wrapped: other.wrapped }, holder.jwk))).toBeRejectedWithError(
      /another master key/u,
    );
    await expectAsync(
      keys.signCredential(givenToSign({ ...key, publicJwk: other.publicJwk, wrapped: key.wrapped }, holder.jwk)),
    ).toBeRejectedWithError(/public half/u);
    await expectAsync(keys.signCredential(givenToSign({ ...other, did: key.did }, holder.jwk))).toBeRejectedWithError(/another DID/u);
  }, 60_000);

  it('signs the registry with the platform’s key, readable by who holds the public one', async () => {
    const payload = { iss: givenIssuerUrl, iat: givenNow, exp: givenNow + 86400, ttl: 300, entries: [] };
    const jws = await keys.signToken(keys.platform, 'carnet-registry+jwt', payload);

    expect(
      (await verifyRegistry(jws, { key: files.platform.publicJwk, serverUrl: givenIssuerUrl, now: givenNow }, nodeCrypto)).entries,
    ).toEqual([]);
    await expectAsync(keys.signToken(key, 'carnet-registry+jwt', payload)).toBeRejectedWithError(/by the platform/u);
  }, 60_000);

  it('heads a token with its type and the key’s name, whatever the caller says', async () => {
    const token = await statusToken();

    expect(parseJwt(token).header).toEqual({ alg: 'ES256', typ: 'statuslist+jwt', kid: key.kid });
  }, 60_000);

  it('seals, opens and indexes fields', async () => {
    const sealed = await keys.seal('awa@exemple.fr', 'people.email:1');

    expect(await keys.open(sealed, 'people.email:1')).toBe('awa@exemple.fr');
    await expectAsync(keys.open(sealed, 'people.email:2')).toBeRejectedWithError(/not sealed here/u);
    expect(await keys.blindIndex('a', 'x')).toBe(await keys.blindIndex('a', 'x'));
    await expectAsync(keys.seal('x'.repeat(1_000_001), 'x')).toBeRejectedWithError(RangeError);
  }, 60_000);

  it('signs many at once, each with its own salts', async () => {
    const signed = await Promise.all(Array.from({ length: 60 }, () => keys.signCredential(givenToSign(key, holder.jwk))));
    const salts = signed.flatMap((compact) =>
      compact
        .split('~')
        .slice(1, -1)
        .map((text) => (JSON.parse(Buffer.from(text, 'base64url').toString()) as string[])[0]),
    );

    expect(new Set(salts).size).toBe(60 * 8);
  }, 60_000);
});
