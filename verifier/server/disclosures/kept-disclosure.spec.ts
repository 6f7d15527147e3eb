import * as contracts from '#shared/contracts/verifier/disclosures';
import { inTenant } from '#shared/server/database';
import { jobRun } from '#shared/server/jobs';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism, HeldCredential } from '../verification/given.ts';
import { answerGiven } from './given.ts';
import { expireDisclosures, recheckDisclosures } from './jobs.ts';

describe('what was disclosed', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let rival: GivenCompany;
  let organism: GivenOrganism;
  let held: HeldCredential;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    rival = await givenCompany(verifier, 'Atelier Rival');
    organism = await verifier.issuers.organism('atelier');
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(async () => {
    held = await verifier.issuers.competence(organism);
    await signInAgain(company);
  });
  afterEach(() => expect(verifier.faults).toEqual([]));

  const share = async (retentionDays = 30, by = company, told: { readonly contestedOn?: string } = {}) => {
    const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
    const made = await by.client.call(contracts.createPresentationRequest, {
      body: { purpose: 'Vérifier un niveau', wishes, retentionDays, match: false },
    });
    const { body } = await answerGiven(made.body.uri!, [held], { now: verifier.now(), ...told });
    return { id: body.disclosure_id as never, receipt: body.receipt! };
  };
  const get = (id: never, by = company) => by.client.call(contracts.getDisclosure, { params: { disclosureId: id } });
  const withdraw = (id: never, receipt: string) =>
    verifier.client().call(contracts.withdrawDisclosure, { params: { disclosureId: id }, body: { receipt } });
  const row = (id: string) =>
    inTenant(verifier.house.knex, { organisationIds: [company.organisationId] }, {}, async (db) => ({
      disclosure: (await db('disclosures').where({ id }).first()) as Record<string, unknown>,
      keys: (await db('disclosure_keys').where({ disclosureId: id })) as unknown[],
    }));

  it('is kept sealed under a key of its own', async () => {
    const { id, receipt } = await share();
    const kept = await row(id);

    expect(JSON.stringify(kept.disclosure)).not.toContain('Poser un carrelage');
    expect(JSON.stringify(kept.disclosure)).not.toContain(receipt);
    expect(kept.keys.length).toBe(1);
  });

  it('is destroyed at once when taken back, key and text, and leaves a dated trace', async () => {
    const { id, receipt } = await share();

    const taken = await withdraw(id, receipt);
    const after = await get(id);
    const kept = await row(id);

    expect(taken.body).toEqual({ withdrawnAt: verifier.house.time.toISOString() });
    expect(after.body).toEqual(
      jasmine.objectContaining({ state: 'withdrawn', credentials: [], verdict: null, withdrawnAt: taken.body.withdrawnAt }),
    );
    expect([kept.disclosure['sealed'], kept.keys]).toEqual([null, []]);
    const listed = await company.client.call(contracts.listDisclosures);
    expect(listed.body.items.find((one) => one.id === id)).toEqual(
      jasmine.objectContaining({ state: 'withdrawn', claims: ['competence.name', 'competence.level'] }) as never,
    );
    expect((await withdraw(id, receipt)).body).toEqual(taken.body);
    expect((await company.client.call(contracts.checkDisclosure, { params: { disclosureId: id } })).body.credentials).toEqual([]);
  });

  it('is taken back by its own receipt only', async () => {
    const [one, other] = [await share(), await share()];

    expect((await withdraw(one.id, other.receipt)).status).toBe(404);
    expect((await withdraw(one.id, 'x'.repeat(43))).status).toBe(404);
    expect((await get(one.id)).body.state).toBe('received');
  });

  it('is another company’s business only', async () => {
    const { id } = await share();
    await signInAgain(rival);
    const theirs = await share(30, rival);

    expect((await get(id, rival)).status).toBe(404);
    expect((await rival.client.call(contracts.checkDisclosure, { params: { disclosureId: id } })).status).toBe(404);
    expect((await rival.client.call(contracts.listDisclosures)).body.items.map((one) => one.id)).toEqual([theirs.id]);
    expect((await company.client.call(contracts.listDisclosures)).body.items.map((one) => one.id)).not.toContain(theirs.id);
    const requestId = (await row(id)).disclosure['requestId'] as never;
    expect((await rival.client.call(contracts.getPresentationRequest, { params: { requestId } })).status).toBe(404);
    expect((await rival.client.call(contracts.cancelPresentationRequest, { params: { requestId } })).status).toBe(404);
  });

  it('says that its holder contests it when they told so, and still does after a new check', async () => {
    const [told, silent] = [await share(30, company, { contestedOn: '2026-11-20' }), await share()];

    expect((await get(told.id)).body.credentials.map((one) => one.contestedOn)).toEqual(['2026-11-20']);
    expect((await get(silent.id)).body.credentials.map((one) => one.contestedOn)).toEqual([null]);
    const checked = await company.client.call(contracts.checkDisclosure, { params: { disclosureId: told.id } });
    expect(checked.body.credentials.map((one) => one.contestedOn)).toEqual(['2026-11-20']);
  });

  it('says that it was suspended, came back, then was replaced by a corrected version', async () => {
    const { id } = await share();
    const seen: string[][] = [];
    for (const value of [2, 0, 3] as const) {
      verifier.issuers.setStatus(organism, held, value);
      verifier.wait(301);
      await signInAgain(company);
      const { body } = await company.client.call(contracts.checkDisclosure, { params: { disclosureId: id } });
      seen.push([body.verdict!, body.credentials[0]!.report.checks.find((line) => line.check === 'status')!.why]);
    }
    verifier.issuers.setStatus(organism, held, 0);
    verifier.wait(301);
    await signInAgain(company);

    expect(seen).toEqual([
      ['refused', 'suspended'],
      ['verified', 'status-valid'],
      ['refused', 'replaced'],
    ]);
  });

  it('says a later revocation, when checked again and by itself', async () => {
    const [asked, alone] = [await share(), await share()];
    verifier.issuers.setStatus(organism, held, 1);
    verifier.wait(301);
    await signInAgain(company);

    const checked = await company.client.call(contracts.checkDisclosure, { params: { disclosureId: asked.id } });
    expect((await get(alone.id)).body.verdict).toBe('verified');
    await recheckDisclosures(jobRun(verifier.house));

    expect(checked.body.verdict).toBe('refused');
    expect(checked.body.credentials[0]!.report.checks.filter((line) => line.outcome !== 'passed').map((line) => line.why)).toEqual([
      'revoked',
    ]);
    expect((await get(alone.id)).body.verdict).toBe('refused');
  });

  it('cannot be told as valid once its list cannot be had', async () => {
    const { id } = await share();
    verifier.wait(86_400 * 2);
    await signInAgain(company);
    verifier.issuers.down.add('/o/atelier/status/1');

    const checked = await company.client.call(contracts.checkDisclosure, { params: { disclosureId: id } });
    verifier.issuers.down.delete('/o/atelier/status/1');
    // a list that failed is asked again after ten seconds
    verifier.wait(11);

    expect(checked.body.verdict).toBe('to-check');
  });

  it('leaves when its time is up, and its trace stays', async () => {
    const { id, receipt } = await share(1);
    verifier.wait(86_401);
    await signInAgain(company);
    expect((await get(id)).body.credentials).toEqual([]);

    await expireDisclosures(jobRun(verifier.house));

    const kept = await row(id);
    expect([kept.disclosure['state'], kept.disclosure['sealed'], kept.keys]).toEqual(['expired', null, []]);
    expect((await withdraw(id, receipt)).status).toBe(200);
    expect((await get(id)).body.state).toBe('expired');
  });

  it('is counted in the audit chain, without a word of what it said', async () => {
    const { id } = await share();
    const lines = await inTenant(verifier.house.knex, { organisationIds: [company.organisationId] }, {}, (db) =>
      db('audit_log').where({ entityId: id }),
    );

    expect(lines.map((line: { action: string }) => line.action)).toEqual(['disclosure.received']);
    expect(JSON.stringify(lines)).not.toContain('carrelage');
  });
});
