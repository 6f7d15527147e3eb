import { createPresentationRequest, getDisclosure } from '#shared/contracts/verifier/disclosures';
import { answerErasure, listErasures } from '#shared/contracts/verifier/erasures';
import { listReceipts } from '#shared/contracts/verifier/receipts';
import { answerReport, listReports } from '#shared/contracts/verifier/reports';
import { verifyConsent } from '#shared/credentials/verify-consent';
import { prepareAnswer, sendAnswer } from '../../wallet/src/disclosure/answer-request.ts';
import { eraseSharing } from '../../wallet/src/disclosure/ask-erasure.ts';
import { catchUp } from '../../wallet/src/disclosure/catch-up.ts';
import { collectReceipts } from '../../wallet/src/disclosure/collect-receipts.ts';
import { choicesOf, consentOf, tickedAtFirst } from '../../wallet/src/disclosure/consent-lines.ts';
import { readRequest } from '../../wallet/src/disclosure/read-request.ts';
import { refuseRequest } from '../../wallet/src/disclosure/refuse-request.ts';
import { reportSharing } from '../../wallet/src/disclosure/report-sharing.ts';
import type { Sharing } from '../../wallet/src/disclosure/sharing.ts';
import { withdrawSharing } from '../../wallet/src/disclosure/withdraw-sharing.ts';
import { trustOf } from '../../wallet/src/vault/trust.ts';
import { administratorOf, openFirm, openPupil, openSchool, someone, type Firm, type Pupil } from './given-people.ts';
import { refusalOf } from './refused.ts';
import { town, type Town } from './town.ts';

const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];

describe('consent, on both sides', () => {
  let place: Town;
  let firm: Firm;
  let pupil: Pupil;
  beforeAll(async () => {
    place = await town();
    const school = await openSchool(place, 'Atelier des Marais de Grande Brière');
    firm = await openFirm(place, 'Toitures du Brivet');
    pupil = await openPupil(place, school, someone('Awa', 'Guillemot'), ['or', 'argent']);
  }, 180_000);

  const ask = async () => {
    const body = { purpose: 'Étudier votre candidature de couvreuse', wishes, retentionDays: 30, match: false };
    const asked = await firm.recruiter.call(createPresentationRequest, { body });
    return readRequest(pupil.wallet, asked.uri!);
  };
  const share = async (): Promise<Sharing> => {
    const request = await ask();
    const consent = consentOf(request);
    return sendAnswer(pupil.wallet, await prepareAnswer(pupil.wallet, request, choicesOf(consent, tickedAtFirst(consent))));
  };
  const receiptsOf = async ({ receipt }: Sharing) => {
    const { items } = await firm.recruiter.call(listReceipts);
    return items.filter(({ disclosureId }) => disclosureId === receipt!.disclosureId).toReversed();
  };
  const check = (sharing: Sharing, index = 0) => {
    const { resolver, verifiers } = trustOf(pupil.wallet);
    const ports = { crypto: pupil.wallet.crypto, resolver, trust: verifiers.trust };
    return verifyConsent(sharing.consents![index]!.receipt, ports, sharing.answer!.hash);
  };

  it('leaves the same receipt with the person and the company, signed by both, of what was shared and then taken back', async () => {
    const shared = await collectReceipts(pupil.wallet, (await share()).id);
    const facts = await check(shared);
    expect([facts.event, facts.claims, facts.retentionDays]).toEqual(['given', ['competence.level', 'competence.name'], 30]);
    expect(facts.controller.name).toBe(firm.organism.name);
    expect((await receiptsOf(shared)).map(({ receipt }) => receipt)).toEqual([shared.consents![0]!.receipt] as never);

    await withdrawSharing(pupil.wallet, shared.id);
    const withdrawn = await collectReceipts(pupil.wallet, shared.id);
    const after = await check(withdrawn, 1);
    expect([after.event, after.at, after.answer]).toEqual(['withdrawn', withdrawn.withdrawnAt!, facts.answer]);
    expect(after.previous).not.toBeNull();
    expect((await receiptsOf(shared)).map(({ receipt }) => receipt)).toEqual(withdrawn.consents!.map(({ receipt }) => receipt) as never);
  });

  it('leaves a receipt of a refusal, which does not say who refused', async () => {
    const shared = await collectReceipts(pupil.wallet, (await share()).id);
    const refused = await collectReceipts(pupil.wallet, (await refuseRequest(pupil.wallet, await ask())).id);
    const facts = await check(refused);

    expect([facts.event, facts.claims]).toEqual(['refused', []]);
    expect(facts.holder).not.toBe((await check(shared)).holder);
    const kept = (await firm.recruiter.call(listReceipts)).items.find(({ event }) => event === 'refused')!;
    expect(kept.receipt).toEqual(refused.consents![0]!.receipt as never);
  });

  it('has the company erase, and say so, within a month', async () => {
    const shared = await share();
    const asked = await eraseSharing(pupil.wallet, shared.id);
    const params = { disclosureId: shared.receipt!.disclosureId as never };
    const seen = await firm.recruiter.call(getDisclosure, { params });
    const waiting = (await firm.recruiter.call(listErasures)).items.find(({ disclosureId }) => disclosureId === params.disclosureId)!;

    expect([asked.state, asked.erasure?.state, seen.credentials, waiting.dueOn]).toEqual(['withdrawn', 'asked', [], asked.erasure!.dueOn]);
    await firm.recruiter.call(answerErasure, { params: { erasureId: waiting.id }, body: { erased: true } });
    const told = (await catchUp(pupil.wallet)).find(({ id }) => id === shared.id)!;
    expect([told.erasure!.state, told.consents!.map(({ event }) => event)]).toEqual(['done', ['given', 'withdrawn']]);
    const again = firm.recruiter.call(answerErasure, { params: { erasureId: waiting.id }, body: { erased: true } });
    expect(await refusalOf(again)).toBe('erasure-answered');
  });

  it('lets the person report a request that asks too much; the platform answers, the company knows nothing', async () => {
    const refused = await refuseRequest(pupil.wallet, await ask());
    const words = `Le niveau ne regarde pas cet emploi (${refused.id})`;
    await reportSharing(pupil.wallet, refused.id, { reason: 'no-link', words });
    const platform = await administratorOf(place, 'verifier');
    const seen = (await platform.call(listReports)).items.find((one) => one.words === words)!;

    expect([seen.state, seen.company.name, seen.reason]).toEqual(['open', firm.organism.name, 'no-link']);
    expect(await refusalOf(firm.admin.call(listReports))).toBe('not-allowed');
    await platform.call(answerReport, { params: { reportId: seen.id }, body: { upheld: true, answer: 'L’entreprise a été avertie.' } });
    const told = (await catchUp(pupil.wallet)).find(({ id }) => id === refused.id)!;
    expect([told.report!.state, told.report!.answer]).toEqual(['upheld', 'L’entreprise a été avertie.']);
  });
});
