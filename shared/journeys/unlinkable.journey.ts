import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { gather, openFrames, type Gathered } from '#shared/credentials/offline-frames';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { prepareAnswer, type Prepared } from '../../wallet/src/disclosure/answer-request.ts';
import { choicesOf, consentOf, tickedAtFirst, toggle } from '../../wallet/src/disclosure/consent-lines.ts';
import { readRequest } from '../../wallet/src/disclosure/read-request.ts';
import { showOffline } from '../../wallet/src/disclosure/offline/show-offline.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { commonTokens } from './common-tokens.ts';
import { openFirm, openPupil, openSchool, someone, type Firm, type Pupil, type School } from './given-people.ts';
import { town, type Town } from './town.ts';

const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];

const textsOf = (prepared: Prepared): readonly string[] => Object.values(prepared.vpToken).flat();
const valuesOf = (prepared: Prepared): readonly string[] => prepared.preview.map(({ payload }) => JSON.stringify(payload['ld']));

/** Made as it would leave, to the last byte, for this company. */
const shownTo = async (firm: Firm, { wallet }: Pupil): Promise<Prepared> => {
  const asked = await firm.recruiter.call(createPresentationRequest, { body: { purpose: 'Recrutement', wishes, retentionDays: 7 } });
  const request = await readRequest(wallet, asked.uri!);
  const consent = consentOf(request);
  let ticked = tickedAtFirst(consent);
  for (const line of consent.lines) if (!ticked.has(line.id)) ticked = toggle(consent, ticked, line.id);
  return prepareAnswer(wallet, request, choicesOf(consent, ticked));
};

/** What a reader without a network takes off the screen. */
const seenOnTheSpot = async ({ wallet }: Pupil) => {
  const held = (await wallet.store.all<StoredCredential>('credentials')).find(({ kind }) => kind === 'competence')!;
  const { path, label } = claimOf('competence', 'name');
  const choice = { credentialId: held.id, title: held.title, paths: [path], claims: [label], to: 'Montré sur place' };
  const { frames } = await showOffline(wallet, choice);
  const gathered = frames.reduce<Gathered | null>((all, frame) => gather(all, frame), null)!;
  const text = (await openFrames(gathered, wallet.crypto))!;
  return { text, disclosed: JSON.stringify((await readSdJwt(text, wallet.crypto)).payload['ld']) };
};

/** A wallet that has one copy and shows it to whoever asks: what ours refuses to be. */
const careless = async ({ wallet, ...pupil }: Pupil): Promise<Pupil> => {
  for (const held of await wallet.store.all<StoredCredential>('credentials')) {
    const [first] = held.copies;
    await wallet.store.write([{ room: 'credentials', id: held.id, value: { ...held, copies: [{ ...first!, use: null }] } }]);
  }
  return { ...pupil, wallet };
};

describe('unlinkable', () => {
  let place: Town;
  let school: School;
  let firms: readonly [Firm, Firm];
  let person: Pupil;
  let control: readonly string[];
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Atelier des Copies Diverses');
    firms = [await openFirm(place, 'Carrelages du Bocage'), await openFirm(place, 'Sols de l’Erdre')];
    person = await openPupil(place, school, someone('Solène', 'Kervadec'));
    control = textsOf(await shownTo(firms[0], await openPupil(place, school, someone('Bakary', 'Traoré'))));
  }, 120_000);

  it('two companies hold nothing that joins what one person showed to both', async () => {
    const [one, other] = [await shownTo(firms[0], person), await shownTo(firms[1], person)];

    expect(commonTokens(textsOf(one), textsOf(other), { control, disclosed: [...valuesOf(one), ...valuesOf(other)] })).toEqual([]);
  });

  it('nor two who read one person’s screen on the spot', async () => {
    const [first, second] = [await seenOnTheSpot(person), await seenOnTheSpot(person)];
    const other = await seenOnTheSpot(await openPupil(place, school, someone('Rozenn', 'Le Goff')));

    expect(commonTokens([first.text], [second.text], { control: [other.text], disclosed: [first.disclosed, second.disclosed] })).toEqual(
      [],
    );
  });

  it('the same search finds the person when one copy goes to both', async () => {
    const loose = await careless(person);
    const one = await shownTo(firms[0], loose);
    const other = await shownTo(firms[1], await careless(loose));

    expect(commonTokens(textsOf(one), textsOf(other), { control, disclosed: valuesOf(one) }).length).toBeGreaterThan(0);
  });
});
