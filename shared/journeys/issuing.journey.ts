import { confirmAuthorisationDigits, consentToAuthorisation, sendAuthorisationDigits } from '#shared/contracts/issuer/authorisations';
import type { ReplyOf } from '#shared/contract/route';
import { finishAuthorisation, startAuthorisation } from '../../wallet/src/credentials/authorise.ts';
import { readOffer } from '../../wallet/src/credentials/read-offer.ts';
import { freshOf, refillLow } from '../../wallet/src/credentials/refill-copies.ts';
import { refreshStates } from '../../wallet/src/credentials/refresh-states.ts';
import type { StoredCredential } from '../../wallet/src/credentials/stored-credential.ts';
import { useCopy } from '../../wallet/src/credentials/use-copy.ts';
import { headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { enrol } from '../tooling/demo/training.ts';
import { openPupil, openSchool, someone, validateLevels, type School } from './given-people.ts';
import { refusalOf } from './refused.ts';
import { town, type Town } from './town.ts';

describe('issuing beyond the desk', () => {
  let place: Town;
  let school: School;
  beforeAll(async () => {
    place = await town();
    school = await openSchool(place, 'Atelier du Môle');
  }, 120_000);

  it('refills the copies of a wallet that showed nearly all, each still good, and shows none to two readers', async () => {
    const { wallet } = await openPupil(place, school, someone('Gaïd', 'Le Moal'), ['or']);
    const [held] = (await wallet.store.all<StoredCredential>('credentials')).filter(({ kind }) => kind === 'competence');
    const shown = (partner: number) => ({ purpose: 'link', partner: `lecteur ${partner}`, audience: 'a', nonce: 'n' }) as const;
    const seen: string[] = [];
    for (let reader = 1; reader <= 8; reader += 1) seen.push(await useCopy(wallet, held!.id, [], shown(reader)));
    expect(new Set(seen.map((compact) => compact.split('~')[0])).size).toBe(8);

    await refillLow(wallet);
    const [now] = (await wallet.store.all<StoredCredential>('credentials')).filter(({ id }) => id === held!.id);
    expect([now!.copies.length, freshOf(now!)]).toEqual([20, 12]);
    const last: StoredCredential = { ...now!, copies: [...now!.copies].reverse() };
    await wallet.store.write([{ room: 'credentials', id: last.id, value: last }]);
    expect((await refreshStates(wallet, true)).find(({ id }) => id === last.id)!.state).toBe('valid');
  });

  it('hands what waits to a wallet that is connected to nobody, once its person typed the digits of the e-mail', async () => {
    const trainee = someone('Ewen', 'Tanguy');
    await validateLevels(school, await enrol(school.manager, school.session, trainee), ['argent', 'or']);
    const wallet = headlessWallet(place.around.settings);
    const { issuerUrl } = place.around.settings;
    const registry = await (await fetch(`${issuerUrl}/registry`)).text();
    const { entries } = JSON.parse(Buffer.from(registry.split('.')[1]!, 'base64url').toString()) as {
      entries: { name: string; did: string }[];
    };
    const slug = entries
      .find(({ name }) => name === school.name)!
      .did.split(':')
      .at(-1)!;
    const offered = {
      credential_issuer: `${issuerUrl}/o/${slug}`,
      credential_configuration_ids: ['competence', 'enrolment'],
      grants: { authorization_code: {} },
    };
    const offer = await readOffer(wallet, `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(offered))}`);
    expect([offer.trust, offer.name, offer.flow]).toEqual(['trusted', school.name, 'code']);

    const address = await startAuthorisation(wallet, { offer }, place.around.walletUrl);
    const page = await fetch(address, { redirect: 'manual' });
    const request = new URL(page.headers.get('location')!).hash.slice(1);
    const call = async <T extends { readonly path: string }>(route: T, body: object): Promise<ReplyOf<T>> => {
      const headers = { 'content-type': 'application/json', origin: issuerUrl };
      const answer = await fetch(issuerUrl + route.path, { method: 'POST', headers, body: JSON.stringify({ request, ...body }) });
      return (answer.status === 204 ? undefined : await answer.json()) as ReplyOf<T>;
    };
    await call(sendAuthorisationDigits, { email: trainee.email });
    const code = await place.around.mailbox.code(trainee.email, 'Votre code\u00a0: ');
    const confirmed = await call(confirmAuthorisationDigits, { code });
    if (confirmed.outcome !== 'right') throw new Error('the digits were refused');
    const { redirect } = await call(consentToAuthorisation, { pass: confirmed.pass });
    const received = await finishAuthorisation(wallet, new URL(redirect).searchParams);

    expect(received.map(({ kind }) => kind).sort()).toEqual(['competence', 'competence', 'enrolment']);
    expect(received.every(({ copies, issuerName }) => copies.length === 10 && issuerName === school.name)).toBeTrue();
    expect(await refusalOf(finishAuthorisation(wallet, new URL(redirect).searchParams))).toContain('answer-unasked');
  });
});
