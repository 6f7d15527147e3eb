import { correctValidation } from '#shared/contracts/issuer/competences';
import { answerContestation, listContestations } from '#shared/contracts/issuer/contestations';
import { changeStatus, changeStatuses } from '#shared/contracts/issuer/credential-status';
import { checkDisclosure, createPresentationRequest, getPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { collectReplacements, listWaiting } from '../../wallet/src/credentials/collect-waiting.ts';
import { contestCredential, refreshContestations } from '../../wallet/src/credentials/contestations.ts';
import { withoutReplaced } from '../../wallet/src/credentials/current-credentials.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { prepareAnswer, sendAnswer } from '../../wallet/src/disclosure/answer-request.ts';
import { readRequest } from '../../wallet/src/disclosure/read-request.ts';
import { openFirm, openPupil, openSchool, someone, type Firm, type Pupil, type School } from './given-people.ts';
import { until } from './refused.ts';
import { town } from './town.ts';

describe('the life of a credential', () => {
  let school: School;
  let firm: Firm;
  let pupil: Pupil;
  let shared: string;

  const competence = async (): Promise<StoredCredential> =>
    withoutReplaced(await pupil.wallet.store.all<StoredCredential>('credentials')).find(({ kind }) => kind === 'competence')!;
  const share = async (tellContested: boolean) => {
    const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
    const body = { purpose: 'Embauche', wishes, retentionDays: 30, match: false };
    const made = await firm.recruiter.call(createPresentationRequest, { body });
    const request = await readRequest(pupil.wallet, made.uri!);
    const [ask] = request.asks;
    const { id: credentialId } = await competence();
    const choices = [{ askId: ask!.id, credentialId, paths: ask!.claims.map((claim) => claim.path) }];
    await sendAnswer(pupil.wallet, await prepareAnswer(pupil.wallet, request, choices, false, tellContested));
    const { disclosureId } = await firm.recruiter.call(getPresentationRequest, { params: { requestId: made.id } });
    return disclosureId!;
  };
  const check = async (disclosureId = shared) => {
    const { credentials } = await firm.recruiter.call(checkDisclosure, { params: { disclosureId } });
    const [one] = credentials;
    return { why: one!.report.checks.find((line) => line.check === 'status')!.why, contestedOn: one!.contestedOn };
  };
  const stateInWallet = (state: string) =>
    until(
      () => refreshStates(pupil.wallet, true),
      (all) => all.some((one) => one.kind === 'competence' && one.state === state),
    );

  beforeAll(async () => {
    const place = await town();
    school = await openSchool(place, 'Chantier de la Dune');
    firm = await openFirm(place, 'Bâti de la Dune');
    pupil = await openPupil(place, school, someone('Maëlle', 'Riou'), ['argent']);
    shared = await share(false);
  }, 120_000);

  it('is suspended and resumed: wallet and recruiter read the reason that is theirs', async () => {
    const { issuanceId } = await competence();
    const params = { issuanceId: issuanceId as never };
    await school.manager.call(changeStatus, { params, body: { act: 'suspend', reasonCode: 'under-review', reason: 'Feuille à relire' } });
    await stateInWallet('suspended');
    const held = await competence();
    expect([held.reasonCode, held.reason]).toEqual(['under-review', 'Feuille à relire']);
    await until(check, ({ why }) => why === 'suspended', 90);

    const of = { kind: 'session' as const, sessionId: school.session.id };
    const body = { act: 'resume' as const, reasonCode: 'review-over' as const, of };
    const { seen, changes } = await school.manager.call(changeStatuses, { body });
    expect(changes).toBe(1);
    await school.manager.call(changeStatuses, { body: { ...body, seen } });
    await stateInWallet('valid');
    await until(check, ({ why }) => why === 'status-valid', 90);
  }, 240_000);

  it('is contested, and told to those its holder tells', async () => {
    await contestCredential(pupil.wallet, (await competence()).id, 'J’ai travaillé seule : c’est le niveau or.');

    expect((await check(await share(true))).contestedOn).not.toBeNull();
    expect((await check(await share(false))).contestedOn).toBeNull();
    const { items } = await school.manager.call(listContestations, { query: { state: 'open' } });
    expect(items.map((one) => one.words)).toEqual(['J’ai travaillé seule : c’est le niveau or.']);
  }, 60_000);

  it('is put right: the wallet swaps by itself, the recruiter is told to ask anew, the contestation has its answer', async () => {
    const former = await competence();
    const params = { validationId: pupil.validations[0]! as never };
    await school.manager.call(correctValidation, { params, body: { level: 'or', reason: 'Niveau relu avec la personne', note: null } });

    await until(
      async () => collectReplacements(pupil.wallet, (await listWaiting(pupil.wallet)).items),
      (taken) => taken.length === 1,
    );
    const now = await competence();
    expect([now.level?.label, now.replaces]).toEqual(['Or', former.issuanceId]);
    await stateInWallet('replaced');
    await until(check, ({ why }) => why === 'replaced', 90);
    const { items } = await school.manager.call(listContestations, {});
    expect(items.map((one) => [one.state, one.answer])).toEqual([['corrected', 'Niveau relu avec la personne']]);
  }, 240_000);

  it('is kept with an explanation that its holder reads', async () => {
    await contestCredential(pupil.wallet, (await competence()).id, 'La date est fausse.');
    const { items } = await school.manager.call(listContestations, { query: { state: 'open' } });
    await school.manager.call(answerContestation, {
      params: { contestationId: items[0]!.id },
      body: { answer: 'La date est celle du plateau.' },
    });
    await refreshContestations(pupil.wallet);

    expect((await competence()).contested).toEqual(jasmine.objectContaining({ state: 'kept', answer: 'La date est celle du plateau.' }));
  }, 60_000);
});
