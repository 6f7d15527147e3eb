import { answerReport, followReport, listReports, reportRequest, type Report } from '#shared/contracts/verifier/reports';
import { inTenant } from '#shared/server/database';
import type { Client } from '#shared/server/testing/client';
import { askGiven, readRequest } from '../disclosures/given.ts';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import { codeOf } from '../receipts/given.ts';

describe('a report of a request that asks too much', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let platform: Client;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    platform = await verifier.platform();
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => signInAgain(company));
  afterEach(() => expect(verifier.faults).toEqual([]));

  const report = async (words: string | null = 'Ils demandent mon adresse') => {
    const { responseUri } = await readRequest((await askGiven(company.client)).uri, verifier.now());
    const code = codeOf(responseUri);
    return verifier.client().call(reportRequest, { body: { code, reason: 'too-much', words } });
  };
  const newest = async (): Promise<Report> => (await platform.call(listReports)).body.items.findLast(({ state }) => state === 'open')!;

  it('reaches the platform with the request it is about, and its answer comes back', async () => {
    const made = await report();
    const seen = await newest();
    const answered = await platform.call(answerReport, {
      params: { reportId: seen.id },
      body: { upheld: true, answer: 'Entreprise avertie.' },
    });
    const told = await verifier.client().call(followReport, { body: { follow: made.body.follow } });
    const again = await platform.call(answerReport, { params: { reportId: seen.id }, body: { upheld: false, answer: 'Non.' } });

    expect(made.status).toBe(201);
    expect(seen).toEqual(
      jasmine.objectContaining({
        state: 'open',
        reason: 'too-much',
        words: 'Ils demandent mon adresse',
        purpose: 'Vérifier un niveau',
        retentionDays: 30,
      }),
    );
    expect(seen.company.name).toBe(company.body.name);
    expect(answered.body.state).toBe('upheld');
    expect(told.body).toEqual(jasmine.objectContaining({ state: 'upheld', answer: 'Entreprise avertie.' }));
    expect(again.body).toEqual(jasmine.objectContaining({ code: 'report-closed' }) as never);
  });

  it('is kept sealed, and the company can see neither it nor that there is one', async () => {
    await report('Des mots à moi');
    const tenant = { organisationIds: [company.organisationId] };
    const own = await inTenant(verifier.house.knex, tenant, {}, (db) => db('reports').select('id'));
    const kept = await inTenant(verifier.house.knex, { organisationIds: [], grant: 'platform' }, {}, (db) => db('reports').select('*'));

    expect(own as unknown[]).toEqual([]);
    expect((kept as unknown[]).length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('Des mots à moi');
    expect((await company.client.call(listReports)).status).toBe(403);
  });

  it('is made with the code of a request, and followed with its own secret', async () => {
    const foreign = await verifier.client().call(reportRequest, { body: { code: 'x'.repeat(43), reason: 'other' } });

    expect(foreign.status).toBe(404);
    expect((await verifier.client().call(followReport, { body: { follow: 'y'.repeat(43) } })).status).toBe(404);
    expect((await report(null)).body.state).toBe('open');
  });
});
