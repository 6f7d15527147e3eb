import { listNotifications } from '#shared/contracts/verifier/notifications';
import { createPresentationRequest, getDisclosure, getPresentationRequest, listDisclosures } from '#shared/contracts/verifier/disclosures';
import { getOffer, sendOffer, withdrawOffer, type Offer } from '#shared/contracts/verifier/offers';
import { searchCandidates } from '#shared/contracts/verifier/candidates';
import { listWalletJobOffers, refuseJobOffer, requestForOffer, seeWalletJobOffer } from '#shared/contracts/verifier/offers';
import { prepareAnswer, sendAnswer } from '../../wallet/src/disclosure/answer-request.ts';
import { choicesOf, consentOf, tickedAtFirst, toggle } from '../../wallet/src/disclosure/consent-lines.ts';
import { readRequest, type ReadRequest } from '../../wallet/src/disclosure/read-request.ts';
import { refuseRequest } from '../../wallet/src/disclosure/refuse-request.ts';
import { withdrawSharing } from '../../wallet/src/disclosure/withdraw-sharing.ts';
import { verifierCaller } from '../../wallet/src/profile/verifier-key.ts';
import { publishMasked } from '../tooling/demo/trainee.ts';
import { day } from '../tooling/demo/training.ts';
import { openFirm, openPupil, openSchool, someone, type Firm, type Pupil, type School } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town, type Town } from './town.ts';

const wishes = [
  { kind: 'competence' as const, code: null, claims: ['name', 'level', 'validatedOn'], required: true },
  { kind: 'enrolment' as const, code: null, claims: ['givenName', 'familyName'], required: false },
];

/** Everything ticked, as the screen would; `only` keeps the first lines. */
const tickAll = (request: ReadRequest, names: readonly string[] = ['competence', 'enrolment']) => {
  const consent = consentOf(request);
  let ticked = tickedAtFirst(consent);
  for (const line of consent.lines) if (!ticked.has(line.id) && names.includes(line.kind)) ticked = toggle(consent, ticked, line.id);
  return choicesOf(consent, ticked);
};

describe('disclose and take back', () => {
  let place: Town;
  let school: School;
  let firm: Firm;
  let pupils: Pupil[];
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Chantier-École des Bords de Loire');
    firm = await openFirm(place, 'Maçonnerie du Pont-Rousseau');
    pupils = [];
    for (const name of ['Loïc', 'Fatoumata', 'Kévin', 'Oksana', 'Mehdi']) {
      const pupil = await openPupil(place, school, someone(name, 'Perraudeau'), ['argent', 'or']);
      await publishMasked(pupil.wallet, pupil.trainee);
      pupils.push(pupil);
    }
  }, 180_000);

  const handles = async (): Promise<readonly string[]> => {
    const level = school.programme.competences[0]!.code!;
    const { items } = await firm.recruiter.call(searchCandidates, {
      query: { competences: [`${level}:1`] as never, departments: [] as never },
    });
    return items.map(({ handle }) => handle);
  };
  const send = (handle: string): Promise<Offer> =>
    firm.recruiter.call(sendOffer, {
      body: {
        handle,
        title: 'Maçon en restauration',
        message: 'Un chantier de six mois à Clisson.',
        contract: 'cdd',
        department: '44',
        place: 'Clisson',
        startsOn: null,
        purpose: 'Étudier votre candidature au poste de maçon',
        wishes,
        retentionDays: 30,
        expiresOn: day(10),
      },
    });
  /** Whose offer is it? Handles differ for each company and say nothing. */
  const receiver = async (offer: Offer): Promise<Pupil> => {
    for (const pupil of pupils) {
      const answer = await verifierCaller(pupil.wallet).call(listWalletJobOffers);
      if (answer.ok && answer.data.items.some(({ id }) => id === offer.id)) return pupil;
    }
    throw new Error('nobody received the offer');
  };
  const requestOf = async ({ wallet }: Pupil, offer: Offer): Promise<ReadRequest> => {
    const answer = await verifierCaller(wallet).call(requestForOffer, { params: { offerId: offer.id } });
    if (!answer.ok) throw new Error(answer.code);
    return readRequest(wallet, answer.data.uri);
  };

  it('shares what was ticked with the company that asked, which keeps the report, until the person takes it back', async () => {
    const [handle] = await handles();
    const offer = await send(handle!);
    expect(await refusalOf(send(handle!))).toBe('offer-waiting');
    const pupil = await receiver(offer);
    await verifierCaller(pupil.wallet).call(seeWalletJobOffer, { params: { offerId: offer.id } });
    expect((await firm.recruiter.call(getOffer, { params: { offerId: offer.id } })).state).toBe('seen');

    const request = await requestOf(pupil, offer);
    expect(request.trust).toBe('trusted');
    expect(request.name).toBe(firm.organism.name);
    expect(request.siret).toBe(firm.organism.siret);
    expect(request.purpose).toContain('maçon');
    expect([...tickedAtFirst(consentOf(request))].length).toBe(1);
    const prepared = await prepareAnswer(pupil.wallet, request, tickAll(request));
    expect(JSON.stringify(prepared.preview)).toContain('Perraudeau');
    const sharing = await sendAnswer(pupil.wallet, prepared, offer.id);
    expect(sharing.state).toBe('shared');

    const answered = await until(
      () => firm.recruiter.call(getOffer, { params: { offerId: offer.id } }),
      ({ state }) => state === 'accepted',
    );
    const params = { disclosureId: answered.disclosureId! };
    const seen = await firm.recruiter.call(getDisclosure, { params });
    expect(seen.verdict).toBe('verified');
    expect(seen.credentials.map(({ kind }) => kind).sort()).toEqual(['competence', 'enrolment']);
    const values = seen.credentials.flatMap(({ claims }) => claims.map(({ key }) => key));
    expect(values.sort()).toEqual(['familyName', 'givenName', 'level', 'name', 'validatedOn']);
    expect(seen.credentials.every(({ report }) => report.checks.every(({ outcome }) => outcome === 'passed'))).toBeTrue();
    const inbox = await until(
      () => firm.recruiter.call(listNotifications),
      (answer) => answer.items.some(({ kind }) => kind === 'disclosure-received'),
    );
    expect(inbox.unread).toBeGreaterThan(0);
    const again = await sendAnswer(pupil.wallet, await prepareAnswer(pupil.wallet, request, tickAll(request)));
    expect(again.state).toBe('failed');

    const withdrawn = await withdrawSharing(pupil.wallet, sharing.id);
    expect(withdrawn.withdrawnAt).not.toBeNull();
    const after = await firm.recruiter.call(getDisclosure, { params });
    expect([after.state, after.credentials, after.withdrawnAt]).toEqual(['withdrawn', [], withdrawn.withdrawnAt]);
    const { items } = await firm.recruiter.call(listDisclosures);
    expect(items.find(({ id }) => id === params.disclosureId)?.state).toBe('withdrawn');
    await until(
      () => firm.recruiter.call(listNotifications),
      (answer) => answer.items.some(({ kind }) => kind === 'disclosure-withdrawn'),
    );
  });

  it('shares nothing when the person refuses, and nothing after the company withdrew', async () => {
    const [, second, third] = await handles();
    const refused = await send(second!);
    const pupil = await receiver(refused);
    await verifierCaller(pupil.wallet).call(refuseJobOffer, { params: { offerId: refused.id } });
    expect((await firm.recruiter.call(getOffer, { params: { offerId: refused.id } })).state).toBe('refused');

    const taken = await send(third!);
    const other = await receiver(taken);
    const request = await requestOf(other, taken);
    await firm.recruiter.call(withdrawOffer, { params: { offerId: taken.id } });
    const late = await sendAnswer(other.wallet, await prepareAnswer(other.wallet, request, tickAll(request)), taken.id);
    expect(late.state).toBe('failed');
    expect((await firm.recruiter.call(getOffer, { params: { offerId: taken.id } })).disclosureId).toBeNull();
  });

  it('answers a request at a counter with the required part alone; another company sees nothing of it', async () => {
    const body = { purpose: 'Accueil sur le chantier', wishes, retentionDays: 7 };
    const asked = await firm.recruiter.call(createPresentationRequest, { body });
    const { wallet } = pupils[4]!;
    const request = await readRequest(wallet, asked.uri!);
    expect(await refusalOf(prepareAnswer(wallet, request, []))).toBe('required-missing');
    const prepared = await prepareAnswer(wallet, request, tickAll(request, []));
    expect(request.wantsNumber).toBeTrue();
    expect((await sendAnswer(wallet, prepared, null, asked.matchCode === '00' ? '01' : '00')).state).toBe('failed');
    const sharing = await sendAnswer(wallet, prepared, null, asked.matchCode);
    expect(sharing.state).toBe('shared');
    const { disclosureId, state } = await firm.recruiter.call(getPresentationRequest, { params: { requestId: asked.id } });
    expect(state).toBe('answered');
    const seen = await firm.recruiter.call(getDisclosure, { params: { disclosureId: disclosureId! } });
    expect(JSON.stringify(seen)).not.toContain('Perraudeau');

    const stranger = await openFirm(place, 'Charpente de l’Île');
    expect(await refusalOf(stranger.recruiter.call(getDisclosure, { params: { disclosureId: disclosureId! } }))).toBe('not-found');

    const again = await firm.recruiter.call(createPresentationRequest, { body });
    await refuseRequest(wallet, await readRequest(wallet, again.uri!));
    expect((await firm.recruiter.call(getPresentationRequest, { params: { requestId: again.id } })).state).toBe('refused');
  });
});
