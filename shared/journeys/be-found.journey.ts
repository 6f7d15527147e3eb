import { getCandidate, getProfile, searchCandidates, suggestCompetences } from '#shared/contracts/verifier/candidates';
import { sendOffer } from '#shared/contracts/verifier/offers';
import { claimOf } from '#shared/credentials/claim-catalogue';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { hide, publish } from '../../wallet/src/profile/publish-profile.ts';
import { verifierCaller } from '../../wallet/src/profile/verifier-key.ts';
import { publishMasked } from '../tooling/demo/trainee.ts';
import { day } from '../tooling/demo/training.ts';
import { openFirm, openPupil, openSchool, someone, type Firm, type Pupil, type School } from './given-people.ts';
import { refusalOf } from './refused.ts';
import { town, type Town } from './town.ts';

describe('be found', () => {
  let place: Town;
  let school: School;
  let firm: Firm;
  let rival: Firm;
  const pupils: Pupil[] = [];
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'École de la Chaux');
    firm = await openFirm(place, 'Restauration du Patrimoine Nantais');
    rival = await openFirm(place, 'Façades de l’Ouest');
    for (const [index, name] of ['Ilyes', 'Jeanne', 'Karim', 'Lise', 'Moussa'].entries())
      pupils.push(await openPupil(place, school, { ...someone(name, 'Tanguy'), department: '56' }, index === 0 ? ['bronze'] : ['or']));
  }, 180_000);

  const competence = () => school.programme.competences[0]!;
  const search = ({ recruiter }: Firm, level: 1 | 2 | 3 = 1) =>
    recruiter.call(searchCandidates, { query: { competences: [`${competence().code!}:${level}`] as never, departments: ['56'] as never } });

  it('lists nobody below five, then masked cards with a verified badge, and says nothing of who they are', async () => {
    for (const { wallet, trainee } of pupils.slice(0, 4)) await publishMasked(wallet, trainee);
    expect((await search(firm)).count).toEqual({ tooFew: true, about: 0 });
    await publishMasked(pupils[4]!.wallet, pupils[4]!.trainee);
    const found = await search(firm);
    expect(found.items.length).toBe(5);
    expect(found.count).toEqual({ tooFew: false, about: 5 });
    expect(
      found.items.every(({ competences, name }) => name === null && competences.every(({ verdict }) => verdict === 'verified')),
    ).toBeTrue();
    expect(JSON.stringify(found)).not.toMatch(/Tanguy|courriel|Promotion|Maçon du bâti ancien/u);
    expect((await search(firm, 2)).count.tooFew).toBeTrue();
    const seen = await firm.recruiter.call(getCandidate, { params: { handle: found.items[0]!.handle } });
    expect(seen.competences[0]!.label).toBe(competence().label);
    const others = (await search(rival)).items.map(({ handle }) => handle);
    expect(others.filter((handle) => found.items.some((one) => one.handle === handle))).toEqual([]);
    const { items } = await firm.recruiter.call(suggestCompetences, { query: { q: competence().label.slice(0, 12).toLowerCase() } });
    expect(items.some(({ code }) => code === competence().code)).toBeTrue();
  });

  it('shows the name only to those who switch it on and prove it, and disappears at once', async () => {
    const { wallet, trainee } = pupils[1]!;
    const held = await wallet.store.all<StoredCredential>('credentials');
    const ids = held.filter(({ kind }) => kind === 'competence').map(({ id }) => id);
    const named = { visibility: 'named', department: '56', situation: 'open', availableFrom: null, competences: ids } as const;
    expect(await refusalOf(publish(wallet, { ...named, name: null }))).toBe('name-not-proven');
    const card = await publish(wallet, { ...named, name: held.find(({ kind }) => kind === 'enrolment')!.id });
    expect(card.name).toBe(`${trainee.givenName} ${trainee.familyName}`);
    const listed = (await search(firm)).items.find(({ name }) => name !== null);
    expect(listed?.name).toBe(card.name);
    expect(claimOf('enrolment', 'email').personal).toBeTrue();
    expect(JSON.stringify(listed)).not.toContain('courriel');

    await hide(wallet);
    expect((await search(firm)).count.tooFew).toBeTrue();
    expect(await refusalOf(firm.recruiter.call(getCandidate, { params: { handle: listed!.handle } }))).toBe('candidate-gone');
    const body = {
      ...{ handle: listed!.handle, title: 'Trop tard', message: 'Bonjour', contract: 'cdi', department: '56', place: null, startsOn: null },
      ...{
        purpose: 'Étudier',
        wishes: [{ kind: 'competence', code: null, claims: ['name'], required: true }],
        retentionDays: 5,
        expiresOn: day(5),
      },
    } as const;
    expect(await refusalOf(firm.recruiter.call(sendOffer, { body: body as never }))).toBe('candidate-gone');
    const own = await verifierCaller(wallet).call(getProfile);
    expect(own.ok && own.data.profile).toBeNull();
  });
});
