import { generateKeyPairSync } from 'node:crypto';
import type { ProblemBody } from '#shared/contract/problem';
import * as contracts from '#shared/contracts/organisations';
import { didJwkOf } from '#shared/credentials/did-key';
import { didWebDocument } from '#shared/credentials/did-web';
import { verifyRegistry } from '#shared/credentials/registry';
import { webCrypto } from '#shared/credentials/web-crypto';
import { readPlatformKey } from '#shared/server/keys/index';
import type { PublicJwk } from '#shared/server/keys/keys';
import type { Client } from '#shared/server/testing/client';
import { givenPlatform, givenServer, type GivenServer } from './given-server.ts';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;
const freshJwk = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }) as unknown as PublicJwk;

describe('outside issuer', () => {
  let server: GivenServer;
  let platform: Client;
  /** What the world outside publishes: the guarded fetch is replaced by these documents, as no other server may be reached from a spec. */
  const published = new Map<string, unknown>();
  beforeAll(async () => {
    server = await givenServer('issuer');
    platform = await givenPlatform(server);
    const fetch = (url: string) => {
      const document = published.get(url);
      const body = new TextEncoder().encode(JSON.stringify(document ?? {}));
      return Promise.resolve({ status: document ? 200 : 404, headers: new Headers(), body });
    };
    Object.assign(server.house, { fetch });
  }, 60_000);
  afterAll(() => server.close());

  const recognise = (did: string, name = 'Institut Voisin') => platform.call(contracts.recogniseOutsideIssuer, { body: { did, name } });
  const registry = async () => {
    const { body } = await server.client().send('GET', '/registry');
    const { publicJwk: key } = readPlatformKey(server.house.config.platformKeyFile);
    const now = Math.floor(server.house.time.getTime() / 1000);
    return verifyRegistry(body as string, { key, serverUrl: server.url, now }, webCrypto);
  };

  it('enters the signed registry as foreign once its document was read', async () => {
    const did = 'did:web:institut.example';
    published.set('https://institut.example/.well-known/did.json', didWebDocument(did, [{ kid: `${did}#k1`, publicJwk: freshJwk() }]));

    const answer = await recognise(did);
    const { entries, ttl } = await registry();

    expect(answer.status).toBe(201);
    expect(entries.find((entry) => entry.did === did)).toEqual(
      jasmine.objectContaining({ foreign: true, name: 'Institut Voisin', siret: null }),
    );
    expect(ttl).toBeLessThanOrEqual(60);
  });

  it('may carry its own key: did:jwk', async () => {
    const answer = await recognise(didJwkOf(freshJwk()));

    expect(answer.status).toBe(201);
  });

  it('is refused when its document cannot be found, is another’s, or has no key that may sign', async () => {
    const other = 'did:web:autre.example';
    const mute = 'did:web:muet.example';
    published.set('https://autre.example/.well-known/did.json', didWebDocument('did:web:usurpe.example', []));
    published.set('https://muet.example/.well-known/did.json', { ...didWebDocument(mute, []), assertionMethod: [null, 7, {}] });

    const answers = [
      await recognise('did:web:absent.example'),
      await recognise(other),
      await recognise(mute),
      await recognise('did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme'),
    ];

    expect(answers.map(codeOf)).toEqual(['did-unreachable', 'did-unreachable', 'did-unreachable', 'did-unreachable']);
  });

  it('is recognised once', async () => {
    const did = didJwkOf(freshJwk());
    await recognise(did);

    const answer = await recognise(did);

    expect(codeOf(answer)).toBe('did-taken');
  });

  it('leaves the registry when it is forgotten', async () => {
    const did = didJwkOf(freshJwk());
    const { id: outsideIssuerId } = (await recognise(did)).body;
    await registry();

    const answer = await platform.call(contracts.forgetOutsideIssuer, { params: { outsideIssuerId } });
    const { entries } = await registry();
    const again = await platform.call(contracts.forgetOutsideIssuer, { params: { outsideIssuerId } });

    expect(answer.status).toBe(204);
    expect(entries.some((entry) => entry.did === did)).toBeFalse();
    expect(again.status).toBe(404);
  });

  it('is read through the guarded way out: a private address is not', async () => {
    const guarded = await givenServer('issuer');
    const admin = await givenPlatform(guarded);

    const answer = await admin.call(contracts.recogniseOutsideIssuer, { body: { did: 'did:web:169.254.169.254', name: 'Nuage' } });
    await guarded.close();

    expect(codeOf(answer)).toBe('did-unreachable');
  }, 20_000);

  it('keeps its signature for a minute, and signs anew at once after a decision', async () => {
    const first = (await server.client().send('GET', '/registry')).body;
    const second = (await server.client().send('GET', '/registry')).body;
    await recognise(didJwkOf(freshJwk()));
    const third = (await server.client().send('GET', '/registry')).body;

    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});
