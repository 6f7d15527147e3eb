import * as contracts from '#shared/contracts/verifier/needs';
import { heldBack } from '#shared/server/testing/held-back';
import type { Client } from '#shared/server/testing/client';
import { givenCompany, givenVerifier, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';

interface Entry {
  readonly name: string;
  readonly asks?: readonly { readonly purpose: string; readonly claims: readonly string[] }[];
}

describe('what a company declares that it needs', () => {
  let verifier: GivenVerifier;
  let platform: Client;
  beforeAll(async () => {
    verifier = await givenVerifier();
    platform = await verifier.platform();
  }, 120_000);
  afterAll(() => verifier.close());
  afterEach(() => expect(verifier.faults).toEqual([]));

  const declare = ({ client }: GivenCompany, purpose: string, claims: readonly string[]) =>
    client.call(contracts.declareNeed, { body: { purpose, claims: [...claims] } });
  const asksOf = async (name: string) => {
    const { body } = await verifier.client().send('GET', '/registry');
    const { entries } = JSON.parse(Buffer.from((body as string).split('.')[1]!, 'base64url').toString()) as {
      entries: readonly Entry[];
    };
    return entries.find((entry) => entry.name === name)?.asks;
  };

  it('stands in the signed registry once the platform has approved it, and until it is withdrawn', async () => {
    const company = await givenCompany(verifier, 'Besoins de l’Anse');
    const { body: need } = await declare(company, 'Étudier une candidature', ['competence.name', 'competence.level', 'competence.name']);
    expect([need.state, need.claims]).toEqual(['waiting', ['competence.level', 'competence.name']]);
    expect(await asksOf('Besoins de l’Anse')).toBeUndefined();

    const { body: waiting } = await platform.call(contracts.listDeclaredNeeds);
    expect(waiting.items.find(({ id }) => id === need.id)?.company.name).toBe('Besoins de l’Anse');
    const approved = await platform.call(contracts.approveNeed, { params: { needId: need.id } });
    expect(approved.body.state).toBe('approved');
    expect(await asksOf('Besoins de l’Anse')).toEqual([
      { purpose: 'Étudier une candidature', claims: ['competence.level', 'competence.name'] },
    ]);

    await company.client.call(contracts.withdrawNeed, { params: { needId: need.id } });
    expect(await asksOf('Besoins de l’Anse')).toBeUndefined();
    expect((await company.client.call(contracts.listNeeds)).body.items).toEqual([]);
  });

  it('is refused in words that the company reads, decided once, and never published', async () => {
    const company = await givenCompany(verifier, 'Besoins de la Butte');
    const { body: need } = await declare(company, 'Connaître nos candidats', ['enrolment.email']);
    const params = { needId: need.id };
    await platform.call(contracts.refuseNeed, { params, body: { reason: 'Dites à quoi sert l’adresse.' } });
    const again = await platform.call(contracts.approveNeed, { params });

    expect(again.body).toEqual(jasmine.objectContaining({ code: 'need-decided' }) as never);
    expect((await company.client.call(contracts.listNeeds)).body.items).toEqual([
      jasmine.objectContaining({ state: 'refused', reason: 'Dites à quoi sert l’adresse.' }) as never,
    ]);
    expect(await asksOf('Besoins de la Butte')).toBeUndefined();
  });

  it('names claims of the catalogue and nothing else, twenty times at most', async () => {
    const company = await givenCompany(verifier, 'Besoins du Coteau');
    for (const claims of [[], ['competence'], ['competence.address'], ['Argent']])
      expect((await declare(company, 'x', claims)).status)
        .withContext(claims.join())
        .toBe(422);
    for (let count = 0; count < 19; count += 1) expect((await declare(company, `Besoin ${count}`, ['competence.name'])).status).toBe(201);

    const last = () => declare(company, 'Le vingtième', ['competence.name']);
    const both = await heldBack('verifier', 'needs', 2, () => Promise.all([last(), last()]));

    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await declare(company, 'Un de plus', ['competence.name'])).body).toEqual(
      jasmine.objectContaining({ code: 'too-many-needs' }) as never,
    );
  });

  it('is another company’s to nobody else', async () => {
    const [one, other] = [await givenCompany(verifier, 'Besoins des Dunes'), await givenCompany(verifier, 'Besoins de l’Écluse')];
    const { body: need } = await declare(one, 'Étudier', ['competence.name']);

    expect((await other.client.call(contracts.withdrawNeed, { params: { needId: need.id } })).status).toBe(404);
    expect((await other.client.call(contracts.listNeeds)).body.items).toEqual([]);
    expect((await one.client.call(contracts.approveNeed, { params: { needId: need.id } })).status).toBe(403);
  });
});
