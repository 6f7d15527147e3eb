import * as contracts from '#shared/contracts/verifier/evidence';
import { parseJwt } from '#shared/credentials/jwt';
import { givenVerifier, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism } from './given.ts';

describe('what organisms publish, relayed', () => {
  let verifier: GivenVerifier;
  let organism: GivenOrganism;
  let outside: GivenOrganism;
  beforeAll(async () => {
    verifier = await givenVerifier();
    organism = await verifier.issuers.organism('atelier');
    outside = await verifier.issuers.organism('dehors', { registered: false });
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => {
    verifier.issuers.down.clear();
    verifier.wait(600);
  });
  afterEach(() => expect(verifier.faults).toEqual([]));

  const registry = () => verifier.client().call(contracts.relayRegistry);
  const document = (issuer: string) => verifier.client().call(contracts.relayDocument, { query: { issuer } });
  const list = (issuer: string, uri: string) => verifier.client().call(contracts.relayList, { query: { issuer, uri } });

  it('comes as it was signed', async () => {
    const [signed, did, statuses] = await Promise.all([registry(), document(organism.did), list(organism.did, organism.statusUri)]);

    expect(parseJwt(signed.body.text).header['typ']).toBe('carnet-registry+jwt');
    expect((JSON.parse(did.body.text) as { id: string }).id).toBe(organism.did);
    expect(parseJwt(statuses.body.text).payload['sub']).toBe(organism.statusUri);
    expect([signed, did, statuses].map(({ body }) => [body.fetchedAt, body.stale])).toEqual(
      Array.from({ length: 3 }, () => [verifier.house.time.toISOString() as never, false]),
    );
  });

  it('is fetched once for everyone who asks within its time to live', async () => {
    const before = verifier.issuers.asked.length;
    await Promise.all(Array.from({ length: 5 }, () => list(organism.did, organism.statusUri)));
    await list(organism.did, organism.statusUri);

    expect(verifier.issuers.asked.slice(before).filter((path) => path.includes('/status/')).length).toBe(1);
  });

  it('is the last copy, with its age, when the organism does not answer', async () => {
    await registry();
    const { body: fresh } = await list(organism.did, organism.statusUri);
    verifier.issuers.down.add('/o/atelier/status/1').add('/registry').add('/o/atelier/did.json');
    verifier.wait(1200);
    const { body: kept } = await list(organism.did, organism.statusUri);

    expect(kept).toEqual({ ...fresh, stale: true });
    expect((await registry()).body.stale).toBeTrue();
  });

  it('is nothing when there never was a copy', async () => {
    const late = await verifier.issuers.organism('tardif');
    verifier.issuers.down.add('/o/tardif/did.json').add('/o/tardif/status/1');
    verifier.wait(600);

    expect((await document(late.did)).status).toBe(503);
    expect((await list(late.did, late.statusUri)).status).toBe(503);
  });

  it('is of registered issuers only, and only lists that they signed', async () => {
    expect((await document(outside.did)).status).toBe(404);
    expect((await list(outside.did, outside.statusUri)).status).toBe(404);
    expect((await document('did:jwk:eyJ')).status).toBe(404);
    expect((await list(organism.did, outside.statusUri)).status).toBe(503);
    expect((await list(organism.did, `${verifier.issuers.url}/o/atelier/did.json`)).status).toBe(503);
    expect(verifier.issuers.asked.filter((path) => path === '/o/dehors/did.json')).toEqual([]);
  });
});
