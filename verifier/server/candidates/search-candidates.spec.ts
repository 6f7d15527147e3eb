import * as contracts from '#shared/contracts/verifier/candidates';
import { suspendOrganisation } from '#shared/contracts/organisations';
import { jobRun } from '#shared/server/jobs';
import { givenCompany, givenVerifier, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { GivenOrganism, HeldCredential } from '../verification/given.ts';
import { givenWallet, publishGiven, type GivenWallet, type ProfileToPublish } from './given.ts';
import { jobs } from './jobs.ts';

interface Published {
  readonly wallet: GivenWallet;
  readonly held: HeldCredential;
}

describe('the search of candidates', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let organism: GivenOrganism;
  let people: Published[];
  // A code of its own for each group, so that specs do not count one another's people.
  const tiling = { romeCode: '300004', name: 'Poser un carrelage' };

  const publish = async (record: object, profile: Partial<ProfileToPublish> = {}): Promise<Published> => {
    const wallet = await givenWallet(verifier.url, verifier.now);
    const held = await verifier.issuers.competence(organism, { ...tiling, ...record });
    const answer = await publishGiven(wallet, { competences: [held], ...profile });
    if (!answer.ok) throw new Error(answer.code);
    return { wallet, held };
  };
  const search = async (query: Record<string, string>, by: GivenCompany = company) => {
    const answer = await by.client.call(contracts.searchCandidates, { query: query as never });
    if (answer.status !== 200) throw new Error(`search: ${answer.status}`);
    return answer.body;
  };
  const level = (normalised: number) => ({
    level: { label: ['', 'Bronze', 'Argent', 'Or'][normalised]!, scale: 'medals' as const, normalised },
  });

  beforeAll(async () => {
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    organism = await verifier.issuers.organism('atelier');
    people = [];
    for (let index = 0; index < 6; index += 1)
      people.push(await publish(level(2), { department: index < 5 ? '31' : '32', availableFrom: index === 0 ? '2027-02-01' : null }));
    people.push(await publish(level(1)));
  }, 120_000);
  afterAll(() => verifier.close());
  afterEach(() => expect(verifier.faults).toEqual([]));

  it('finds by competence and least level, and says which matched', async () => {
    const silver = await search({ competences: '300004:2' });

    expect(silver.items.length).toBe(6);
    expect(
      silver.items.every((card) => card.matched[0] === '300004' && card.name === null && card.competences[0]!.verdict === 'verified'),
    ).toBeTrue();
    expect(silver.count).toEqual({ tooFew: false, about: 5 });
    expect((await search({ competences: '300004:1' })).items.length).toBe(7);
  });

  it('lists nobody when fewer than five answer', async () => {
    expect(await search({ competences: '300004:3' })).toEqual({ items: [], count: { tooFew: true, about: 0 }, next: null });
    expect((await search({ competences: '300004:2', departments: '32' })).count.tooFew).toBeTrue();
    expect((await search({ competences: 'inconnu:1' })).items).toEqual([]);
  });

  it('narrows by department, situation and month', async () => {
    expect((await search({ competences: '300004:2', departments: '31' })).items.length).toBe(5);
    expect((await search({ competences: '300004:2', departments: '31,32' })).items.length).toBe(6);
    expect((await search({ competences: '300004:2', situation: 'employed' })).items).toEqual([]);
    expect((await search({ competences: '300004:2', availableBy: '2027-01-31' })).items.length).toBe(5);
    expect((await search({ competences: '300004:2', availableBy: '2027-02-01' })).items.length).toBe(6);
  });

  it('names the same person differently to two companies, and answers neither by the other’s name', async () => {
    const rival = await givenCompany(verifier, 'Atelier Rival');
    const ours = (await search({ competences: '300004:2' })).items.map((card) => card.handle);
    const theirs = (await search({ competences: '300004:2' }, rival)).items.map((card) => card.handle);

    expect(new Set([...ours, ...theirs]).size).toBe(12);
    expect((await company.client.call(contracts.getCandidate, { params: { handle: ours[0]! } })).status).toBe(200);
    expect((await rival.client.call(contracts.getCandidate, { params: { handle: ours[0]! } })).status).toBe(404);
    expect((await company.client.call(contracts.getCandidate, { params: { handle: 'x'.repeat(32) } })).status).toBe(404);
  });

  it('pages without loss or repetition', async () => {
    const record = { romeCode: '100240', name: 'Sécuriser un équipement, un périmètre' };
    for (let index = 0; index < 23; index += 1) await publish({ ...record, validatedOn: `2026-10-${String((index % 7) + 10)}` });
    const first = await search({ competences: '100240:1' });
    const second = await search({ competences: '100240:1', after: first.next! });

    expect([first.items.length, second.items.length, second.next]).toEqual([20, 3, null]);
    expect(new Set([...first.items, ...second.items].map((card) => card.handle)).size).toBe(23);
  }, 60_000);

  it('forgets a withdrawn profile at once', async () => {
    const { wallet } = await publish(level(3));
    const before = (await search({ competences: '300004:1' })).items;
    const gone = before.find((card) => card.competences[0]!.normalised === 3)!;
    await wallet.call(contracts.withdrawProfile);

    expect((await search({ competences: '300004:1' })).items.length).toBe(before.length - 1);
    expect((await company.client.call(contracts.getCandidate, { params: { handle: gone.handle } })).status).toBe(410);
  });

  it('drops a competence its organism withdrew, at the next check, and shows it as such', async () => {
    const record = { romeCode: '100136', name: 'Prélever des échantillons' };
    const group: Published[] = [];
    for (let index = 0; index < 6; index += 1) group.push(await publish(record));
    verifier.issuers.setStatus(organism, group[0]!.held, 1);
    expect((await search({ competences: '100136:1' })).items.length).toBe(6);

    verifier.wait(301);
    await jobs.find((job) => job.name === 'candidates.recheck')!.work(jobRun(verifier.house));

    expect((await search({ competences: '100136:1' })).items.length).toBe(5);
    const own = await givenWallet(verifier.url, verifier.now, group[0]!.wallet.key);
    const profile = await own.call(contracts.getProfile);
    expect(profile.ok && profile.data.profile?.competences.map((one) => one.verdict)).toEqual(['refused']);
  });

  it('says of a competence that no longer stands what its organism says, until it stands again', async () => {
    const published = await publish({ romeCode: '100137', name: 'Doser un mortier' });
    const fates: (string | null)[] = [];
    for (const value of [2, 3, 0] as const) {
      verifier.issuers.setStatus(organism, published.held, value);
      verifier.wait(301);
      await jobs.find((job) => job.name === 'candidates.recheck')!.work(jobRun(verifier.house));
      const own = await givenWallet(verifier.url, verifier.now, published.wallet.key);
      const profile = await own.call(contracts.getProfile);
      fates.push(profile.ok ? profile.data.profile!.competences[0]!.fate : 'no profile');
    }

    expect(fates).toEqual(['suspended', 'replaced', null]);
  });

  it('asks each status list once for many profiles', async () => {
    verifier.wait(301);
    verifier.issuers.asked.length = 0;
    await jobs.find((job) => job.name === 'candidates.recheck')!.work(jobRun(verifier.house));

    expect(verifier.issuers.asked.filter((path) => path.includes('/status/'))).toEqual(['/o/atelier/status/1']);
  });

  it('is for approved companies only', async () => {
    const suspended = await givenCompany(verifier, 'Suspendue');
    await (
      await verifier.platform()
    ).call(suspendOrganisation, { params: { organisationId: suspended.organisationId }, body: { reason: 'Essai' } });

    expect((await suspended.client.call(contracts.searchCandidates, { query: { competences: '300004:1' } as never })).status).toBe(403);
    expect((await verifier.client().call(contracts.searchCandidates)).status).toBe(401);
  });

  it('suggests competences as one types, accents ignored', async () => {
    const answer = await company.client.call(contracts.suggestCompetences, { query: { q: 'prelever des echant' } });

    expect(answer.body.items[0]).toEqual({ code: '100136', label: 'Prélever des échantillons de matières ou de produits' });
    expect((await company.client.call(contracts.suggestCompetences, { query: { q: 'x' } })).status).toBe(422);
  });
});
