import { countView, openLink } from '#shared/contracts/verifier/public-links';
import { makeCaller } from '#shared/contract/call';
import { getCandidate, searchCandidates } from '#shared/contracts/verifier/candidates';
import { createPresentationRequest, checkDisclosure, getPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { withdrawValidation } from '#shared/contracts/issuer/competences';
import { decodeBytes } from '#shared/credentials/base64url';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { verifyPresentation } from '#shared/credentials/verify';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import { prepareAnswer, sendAnswer } from '../../wallet/src/disclosure/answer-request.ts';
import { readRequest } from '../../wallet/src/disclosure/read-request.ts';
import { makeLink, readLinks, takeLinkBack } from '../../wallet/src/links/share-link.ts';
import { trustOf } from '../../wallet/src/vault/trust.ts';
import type { Wallet } from '../../wallet/src/vault/wallet.ts';
import { headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { publishMasked, shareOne } from '../tooling/demo/trainee.ts';
import { openFirm, openPupil, openSchool, someone, type Firm, type Pupil, type School } from './given-people.ts';
import { refusalOf, until } from './refused.ts';
import { town, type Town } from './town.ts';

interface Left {
  readonly title: string;
  readonly madeAt: number;
  readonly presentations: readonly string[];
}

const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** What a browser does with `/v/<id>#<key>`: fetches, decrypts, checks everything itself. */
const openAsAnyone = async (stranger: Wallet, url: string) => {
  const { origin, pathname, hash } = new URL(url);
  const id = pathname.split('/').at(-1)!;
  const answer = await makeCaller(origin).call(openLink, { params: { linkId: id } });
  if (!answer.ok) return { code: answer.code, verdict: null, checks: [], text: '' };
  const [iv, data] = answer.data.ciphertext.split('.').map((part) => plain(decodeBytes(part)));
  const key = await crypto.subtle.importKey('raw', plain(decodeBytes(hash.slice(1))), 'AES-GCM', false, ['decrypt']);
  const text = new TextEncoder();
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: iv!, additionalData: text.encode(id) }, key, data!);
  const { presentations, madeAt } = JSON.parse(new TextDecoder().decode(opened)) as Left;
  const { resolver, issuers, statuses } = trustOf(stranger);
  statuses.clear();
  const report = await verifyPresentation(presentations[0]!, {
    ...{ crypto: webCrypto, resolver, statuses, trust: issuers.trust, now: stranger.clock() },
    ...{ nonce: id, audience: id, madeAt },
  });
  await makeCaller(origin).call(countView, { params: { linkId: id } });
  return { code: 'open', verdict: report.verdict, checks: report.checks, text: JSON.stringify(report.payload) };
};

describe('anyone verifies, and the organism withdraws', () => {
  let place: Town;
  let school: School;
  let firm: Firm;
  let pupil: Pupil;
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Maison des Compagnes et Compagnons');
    firm = await openFirm(place, 'Pierre et Chaux du Vignoble');
    pupil = await openPupil(place, school, { ...someone('Maria', 'Nogueira'), department: '35' }, ['argent', 'or']);
  }, 120_000);

  it('shows the verdict of a link to anybody, counts the view, and nothing once the person took it back', async () => {
    const url = await shareOne(pupil.wallet);
    const stranger = headlessWallet(place.around.settings);
    const read = await openAsAnyone(stranger, url);
    expect(read.verdict).toBe('verified');
    expect(read.checks.find(({ check }) => check === 'holder-binding')?.why).toBe('holder-proven-earlier');
    expect(read.text).not.toContain('Nogueira');
    expect(read.text).not.toContain('Promotion d’automne');
    await expectAsync(openAsAnyone(stranger, `${url.slice(0, -2)}${url.endsWith('AA') ? 'BB' : 'AA'}`)).toBeRejected();
    const [link] = await readLinks(pupil.wallet);
    expect(link?.views).toBe(1);
    await takeLinkBack(pupil.wallet, link!.id);
    expect((await openAsAnyone(stranger, url)).code).toBe('link-gone');
  });

  it('says at the next check everywhere that a validation was withdrawn', async () => {
    await publishMasked(pupil.wallet, pupil.trainee);
    for (const name of ['Ana', 'Brune', 'Céleste', 'Dina', 'Ève']) {
      const other = await openPupil(place, school, { ...someone(name, 'Garnaud'), department: '35' }, ['argent']);
      await publishMasked(other.wallet, other.trainee);
    }
    const held = await pupil.wallet.store.all<StoredCredential>('credentials');
    const credential = held.find(({ title }) => title === school.programme.competences[0]!.label)!;
    const claims = (['name', 'level'] as const).map((key) => claimOf('competence', key));
    const url = (
      await makeLink(pupil.wallet, {
        title: credential.title,
        shared: [{ credentialId: credential.id, paths: claims.map(({ path }) => path), claims: claims.map(({ label }) => label.fr) }],
        days: 3,
        maxViews: null,
      })
    ).url;
    const code = school.programme.competences[0]!.code!;
    const asked = await firm.recruiter.call(createPresentationRequest, {
      body: {
        purpose: 'Vérifier',
        wishes: [{ kind: 'competence', code, claims: ['name', 'level'], required: true }],
        retentionDays: 7,
        match: false,
      },
    });
    const request = await readRequest(pupil.wallet, asked.uri!);
    const [ask] = request.asks;
    const choice = { askId: ask!.id, credentialId: credential.id, paths: ask!.claims.map(({ path }) => path) };
    expect(ask!.candidates.map(({ id }) => id)).toEqual([credential.id]);
    await sendAnswer(pupil.wallet, await prepareAnswer(pupil.wallet, request, [choice]));
    const { disclosureId } = await firm.recruiter.call(getPresentationRequest, { params: { requestId: asked.id } });
    const params = { disclosureId: disclosureId! };
    const search = { query: { competences: [`${code}:1`] as never, departments: ['35'] as never } };
    const before = await firm.recruiter.call(searchCandidates, search);
    expect(before.items.length).toBe(6);

    const reason = 'Erreur de saisie : le niveau d’une autre personne';
    await school.manager.call(withdrawValidation, { params: { validationId: pupil.validations[0] as never }, body: { reason } });

    const fallen = await until(
      () => refreshStates(pupil.wallet, true),
      (all) => all.some(({ id, state }) => id === credential.id && state === 'revoked'),
    );
    expect(fallen.find(({ id }) => id === credential.id)?.reason).toBe(reason);
    expect(fallen.filter(({ state }) => state === 'valid').length).toBe(2);

    const stranger = headlessWallet(place.around.settings);
    const read = await openAsAnyone(stranger, url);
    expect([read.verdict, read.checks.find(({ check }) => check === 'status')?.why]).toEqual(['refused', 'revoked']);

    const rechecked = await until(
      () => firm.recruiter.call(checkDisclosure, { params }),
      ({ verdict }) => verdict === 'refused',
    );
    expect(rechecked.credentials[0]!.report.checks.find(({ check }) => check === 'status')?.why).toBe('revoked');
    expect(JSON.stringify(rechecked)).not.toContain('Erreur de saisie');

    await place.runJob('verifier', 'candidates.recheck');
    const after = await firm.recruiter.call(searchCandidates, search);
    expect(after.items.length).toBe(5);
    const gone = before.items.map(({ handle }) => handle).find((handle) => !after.items.some((one) => one.handle === handle))!;
    const card = await firm.recruiter.call(getCandidate, { params: { handle: gone } });
    expect(card.competences.find((one) => one.code === code)?.verdict).toBe('refused');
    expect(card.competences.filter(({ verdict }) => verdict === 'verified').length).toBe(1);
  });

  it('never calls valid what could not be checked: the status list of a wallet whose server is away', async () => {
    const [credential] = await pupil.wallet.store.all<StoredCredential>('credentials');
    const { resolver, issuers } = trustOf(pupil.wallet);
    const statuses = { read: () => Promise.resolve({ outcome: 'unreachable' as const }) };
    const { payload } = await readSdJwt(credential!.copies[0]!.compact, webCrypto);
    expect(payload['status']).toBeDefined();
    const { verifyCredential } = await import('#shared/credentials/verify');
    const report = await verifyCredential(credential!.copies[0]!.compact, {
      ...{ crypto: webCrypto, resolver, statuses, trust: issuers.trust, now: pupil.wallet.clock() },
    });
    expect(report.verdict).toBe('to-check');
  });

  it('refuses a link that lives too long and one made twice', async () => {
    const [competence] = (await pupil.wallet.store.all<StoredCredential>('credentials')).filter(({ state }) => state === 'valid');
    const shared = [{ credentialId: competence!.id, paths: [], claims: [] }];
    expect(await refusalOf(makeLink(pupil.wallet, { title: 'Trop long', shared, days: 500, maxViews: null }))).toBe('link-too-long');
  });
});
