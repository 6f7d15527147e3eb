import { createHash } from 'node:crypto';
import { withdrawDisclosure } from '#shared/contracts/verifier/disclosures';
import { listReceipts } from '#shared/contracts/verifier/receipts';
import type { ConsentFacts } from '#shared/credentials/consent-facts';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { verifyConsent } from '#shared/credentials/verify-consent';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { askGiven } from '../disclosures/given.ts';
import { givenCompany, givenVerifier, signInAgain, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { HeldCredential } from '../verification/given.ts';
import { answerFor, countersign, givenKey, toldFacts, type GivenAnswer } from './given.ts';

describe('a receipt of consent', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let held: HeldCredential;
  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    held = await verifier.issuers.competence(await verifier.issuers.organism('atelier'));
  }, 120_000);
  afterAll(() => verifier.close());
  beforeEach(() => signInAgain(company));
  afterEach(() => expect(verifier.faults).toEqual([]));

  const answer = async (shared = true) => answerFor(verifier, (await askGiven(company.client)).uri, shared ? [held] : null);
  const sign = async (given: GivenAnswer, changes: Partial<ConsentFacts> = {}, key?: Awaited<ReturnType<typeof givenKey>>) => {
    const own = key ?? (await givenKey());
    const facts = await toldFacts(verifier, given, { company, key: own, changes });
    return { facts, key: own, heard: await countersign(verifier, given, facts, own) };
  };
  const ports = () => ({ crypto: webCrypto, resolver: makeDidResolver({ fetcher: webFetcher, now: () => verifier.now() }) });

  it('is signed by both sides and kept by both, alike', async () => {
    const given = await answer();
    const { facts, key, heard } = await sign(given);
    const kept = (await company.client.call(listReceipts)).body.items.find(
      ({ disclosureId }) => disclosureId === given.shared!.disclosureId,
    )!;

    expect(heard.status).withContext(JSON.stringify(heard.body)).toBe(200);
    expect(await verifyConsent(heard.body, ports(), given.answer)).toEqual(facts);
    expect(kept.receipt).toEqual(heard.body);
    expect([kept.event, kept.claims]).toEqual(['given', ['competence.level', 'competence.name']]);
    expect(JSON.stringify(kept)).not.toContain('Poser un carrelage');
    expect((await sign(given, {}, key)).heard.body).toEqual(heard.body);
    expect((await sign(given)).heard.body).toEqual(jasmine.objectContaining({ code: 'receipt-taken' }) as never);
  });

  it('is not signed when it says anything else than what was answered', async () => {
    const given = await answer();
    const lies: Partial<ConsentFacts>[] = [
      { claims: ['competence.name'] },
      { retentionDays: 3650 },
      { purpose: 'Autre chose' },
      { answer: 'b'.repeat(43) },
      { at: '2026-11-20T09:00:00.000Z' },
      { controller: { did: company.organisation.did!, name: 'Autre', siret: null } },
      { previous: 'c'.repeat(43) },
    ];

    for (const lie of lies)
      expect((await sign(given, lie)).heard.body)
        .withContext(JSON.stringify(lie))
        .toEqual(jasmine.objectContaining({ code: 'receipt-differs' }) as never);
    expect((await sign(given, { holder: 'd'.repeat(43) })).heard.status).toBe(422);
    expect((await sign(given)).heard.status).toBe(200);
  });

  it('is signed of a refusal too, by a key that says nothing of who refused', async () => {
    const given = await answer(false);
    const { facts, heard } = await sign(given);

    expect(heard.status).withContext(JSON.stringify(heard.body)).toBe(200);
    expect(await verifyConsent(heard.body, ports(), given.answer)).toEqual(facts);
    expect(facts).toEqual(jasmine.objectContaining({ event: 'refused', claims: [] }));
  });

  it('is signed of a withdrawal once it happened, and names the receipt before it', async () => {
    const given = await answer();
    const { heard: first, key } = await sign(given);
    const { disclosureId, receipt } = given.shared!;
    const early = await sign(given, { event: 'withdrawn' }, key);
    const { body: taken } = await verifier.client().call(withdrawDisclosure, { params: { disclosureId }, body: { receipt } });
    const previous = createHash('sha256').update(first.body.payload).digest('base64url');
    const { facts, heard } = await sign(given, { event: 'withdrawn', at: taken.withdrawnAt, previous }, key);

    expect(early.heard.body).toEqual(jasmine.objectContaining({ code: 'receipt-early' }) as never);
    expect(await verifyConsent(heard.body, ports(), given.answer)).toEqual(facts);
  });

  it('is asked for by the secret of the answer and no other', async () => {
    const [one, other] = [await answer(), await answer()];
    const swapped = { ...one, by: { disclosureId: one.shared!.disclosureId, receipt: other.shared!.receipt } };

    expect((await sign(swapped)).heard.status).toBe(404);
    expect((await sign({ ...one, by: { code: 'x'.repeat(43) } })).heard.status).toBe(404);
    expect((await sign(one, { event: 'refused', claims: [] })).heard.status).toBe(409);
  });
});
