import * as contracts from '#shared/contracts/verifier/api-keys';
import { verifyDocuments } from '#shared/contracts/verifier/verifications';
import { inTenant } from '#shared/server/database';
import { givenCompany, givenVerifier, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';

describe('an access key', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Région des Écluses');
  }, 120_000);
  afterAll(() => verifier.close());
  afterEach(() => expect(verifier.faults).toEqual([]));

  const create = async (name = 'Contrôle des dossiers') => (await company.client.call(contracts.createApiKey, { body: { name } })).body;
  const list = async () => (await company.client.call(contracts.listApiKeys)).body.items;
  const knock = async (authorization?: string) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const body = { fileName: 'vide.txt', content: btoa('rien') };
    return verifier.client().send('POST', verifyDocuments.path, { headers, body });
  };

  it('is shown once, and known afterwards by its name and last four characters', async () => {
    const { key, secret } = await create();

    expect(secret).toMatch(/^carnet_[\w-]{43}$/u);
    expect(key).toEqual(
      jasmine.objectContaining({ name: 'Contrôle des dossiers', ending: secret.slice(-4), lastUsedAt: null, revokedAt: null }),
    );
    expect(JSON.stringify(await list())).not.toContain(secret.slice(0, -4));
    const tenant = { organisationIds: [], grant: 'identity' };
    const rows = await inTenant(verifier.house.knex, tenant, { readOnly: true }, (db) => db('api_keys').select());
    expect(JSON.stringify(rows)).not.toContain(secret.slice(7));
  });

  it('opens the calls of machines until it is revoked, and says when it was last used', async () => {
    const { key, secret } = await create('Pour un jour');
    verifier.wait(60);

    expect((await knock(`Bearer ${secret}`)).status).toBe(422);
    expect((await list()).find((one) => one.id === key.id)?.lastUsedAt).toBe(verifier.house.time.toISOString() as never);
    await company.client.call(contracts.revokeApiKey, { params: { apiKeyId: key.id } });
    const after = await knock(`Bearer ${secret}`);

    expect([after.status, after.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
    expect((await list()).find((one) => one.id === key.id)?.revokedAt).toBe(verifier.house.time.toISOString() as never);
  });

  it('is the only way in: no cookie, no other scheme, no key of nobody', async () => {
    const { secret } = await create('Une autre');

    expect((await company.client.call(verifyDocuments, { body: { fileName: 'a.txt', content: btoa('a') } })).status).toBe(401);
    for (const header of [undefined, 'Bearer ', `Basic ${secret}`, `Bearer ${secret}x`, `Bearer carnet_${'A'.repeat(43)}`])
      expect((await knock(header)).status)
        .withContext(String(header))
        .toBe(401);
  });

  it('opens nothing else than what machines may call', async () => {
    const { secret } = await create('Encore une');
    const answer = await verifier.client().send('GET', contracts.listApiKeys.path, { headers: { authorization: `Bearer ${secret}` } });

    expect(answer.status).toBe(401);
  });

  it('is one of twenty at most', async () => {
    const other = await givenCompany(verifier, 'Caisse des Talus');
    const create = async (count: number) => (await other.client.call(contracts.createApiKey, { body: { name: `Clé ${count}` } })).status;
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) statuses.push(await create(count));

    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 409]);
  });
});
