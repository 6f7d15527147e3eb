// The operator changes the master key of both servers while they run: what people had stays readable, and nothing has to be started again.
import { createPresentationRequest, getDisclosure } from '#shared/contracts/verifier/disclosures';
import { prepareAnswer, sendAnswer } from '../../wallet/src/disclosure/answer-request.ts';
import { choicesOf, consentOf, tickedAtFirst } from '../../wallet/src/disclosure/consent-lines.ts';
import { readRequest } from '../../wallet/src/disclosure/read-request.ts';
import type { Sharing } from '../../wallet/src/disclosure/sharing.ts';
import { askScript } from '../tooling/ask-script.ts';
import { openFirm, openPupil, openSchool, someone, type Firm, type Pupil, type School } from './given-people.ts';
import { town, type Town } from './town.ts';

const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];

describe('another master key', () => {
  let place: Town;
  let school: School;
  let firm: Firm;
  let pupil: Pupil;
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Atelier des Clés du Marais');
    firm = await openFirm(place, 'Serrurerie du Brivet');
    pupil = await openPupil(place, school, someone('Nolwenn', 'Clavier'), ['or', 'argent']);
  }, 180_000);

  /** `npm run keys:master`, as the operator runs it beside the servers. */
  const operator = (app: 'issuer' | 'verifier', ...words: readonly string[]): Promise<readonly string[]> =>
    askScript('master-key-command.ts', place.around.env, [app, ...words]);
  const ask = async () => {
    const body = { purpose: 'Étudier votre candidature de serrurière', wishes, retentionDays: 30, match: false };
    return (await firm.recruiter.call(createPresentationRequest, { body })).uri!;
  };
  const answer = async (uri: string): Promise<Sharing> => {
    const request = await readRequest(pupil.wallet, uri);
    const consent = consentOf(request);
    return sendAnswer(pupil.wallet, await prepareAnswer(pupil.wallet, request, choicesOf(consent, tickedAtFirst(consent))));
  };
  const seen = async ({ receipt }: Sharing) =>
    (await firm.recruiter.call(getDisclosure, { params: { disclosureId: receipt!.disclosureId } })).credentials;

  it('comes beside the old one without a stop: what was shared is still read, what was asked is still answered', async () => {
    const before = await answer(await ask());
    const waiting = await ask();
    const read = await seen(before);

    for (const app of ['issuer', 'verifier'] as const) {
      const added = await operator(app, 'add');
      const [told] = await operator(app, 'rewrap');

      expect(added[1]).toContain('something may still be under it');
      // The server's own job may have been quicker.
      expect(told).toMatch(/^\d+ were under older keys, \d+ are under the newest now, 0 open under no key at hand\.$/u);
    }

    expect(await seen(before)).toEqual(read);
    expect((await seen(await answer(waiting))).length).toBe(1);
    const other = await openPupil(place, school, someone('Maïwenn', 'Serrure'), ['or']);
    expect(other.validations.length).toBe(1);
  }, 180_000);
});
