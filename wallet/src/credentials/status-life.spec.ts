import { contestedOn } from '#shared/credentials/contested';
import { setStatus, statusValues } from '#shared/credentials/status-list';
import { givenStatusToken, givenStatusUri } from '#shared/credentials/given';
import { givenWorld, seconds, type GivenWorld } from '../vault/given-wallet.ts';
import { collectReplacements, collectWaiting, listWaiting } from './collect-waiting.ts';
import { contestCredential, refreshContestations } from './contestations.ts';
import { withoutReplaced } from './current-credentials.ts';
import { givenApi, givenConnection } from './given-connection.ts';
import { givenHeld, givenOffer, givenOfferUri } from './given-organism.ts';
import { refreshStates } from './refresh-states.ts';
import type { StoredCredential } from './stored-credential.ts';
import { useCopy } from './use-copy.ts';

const issuanceId = '0192f0c0-0000-7000-8000-000000000901';
const newer = '0192f0c0-0000-7000-8000-000000000902';

/** A credential that came from a connected organism. */
const connected = async (): Promise<{ readonly world: GivenWorld; readonly held: () => Promise<StoredCredential> }> => {
  const world = await givenWorld();
  const connection = await givenConnection(world);
  const credential = { ...(await givenHeld(world, world.wallet)), connectionId: connection.id, issuanceId };
  await world.wallet.store.write([{ room: 'credentials', id: credential.id, value: credential }]);
  return { world, held: async () => (await world.wallet.store.get<StoredCredential>('credentials', credential.id))! };
};
const at = '2026-11-20T08:00:00.000Z';
const told = (state: string, rest: object = {}) => ({
  items: [{ issuanceId, state, reasonCode: null, reason: null, at, replacedBy: null, ...rest }],
});

describe('the life of what is held', () => {
  it('says why and since when it is suspended, and that it came back', async () => {
    const { world, held } = await connected();
    await refreshStates(world.wallet);
    setStatus(world.statuses, 7, statusValues.suspended);
    world.network.serve(givenApi('issuances'), () => told('suspended', { reasonCode: 'under-review', reason: 'Feuille douteuse' }));
    await refreshStates(world.wallet, true);
    const suspended = await held();
    expect([suspended.state, suspended.reasonCode, suspended.reason, suspended.statedAt]).toEqual([
      'suspended',
      'under-review',
      'Feuille douteuse',
      at,
    ]);

    setStatus(world.statuses, 7, statusValues.valid);
    world.network.serve(givenApi('issuances'), () => told('delivered', { reasonCode: 'review-over' }));
    await refreshStates(world.wallet, true);
    const back = await held();
    expect([back.state, back.reasonCode, back.reason]).toEqual(['valid', 'review-over', null]);
  });

  it('keeps no reason of another state: what the organism says must agree with its list', async () => {
    const { world, held } = await connected();
    setStatus(world.statuses, 7, statusValues.revoked);
    world.network.serve(givenApi('issuances'), () => told('suspended', { reasonCode: 'under-review' }));
    await refreshStates(world.wallet, true);

    expect([(await held()).state, (await held()).reasonCode]).toEqual(['revoked', undefined]);
  });

  it('asks nothing of the organism while nothing changes', async () => {
    const { world } = await connected();
    await refreshStates(world.wallet);
    await refreshStates(world.wallet, true);

    expect(world.network.sentTo('/wallet/issuances')).toEqual([]);
  });

  it('swaps a corrected version in by itself, and shows the former one no more', async () => {
    const { world, held } = await connected();
    const offer = {
      issuanceId: newer,
      kind: 'competence',
      title: 'Poser un carrelage',
      level: null,
      on: '2026-11-20',
      offeredAt: at,
      elsewhere: false,
    };
    const other = { ...offer, issuanceId: '0192f0c0-0000-7000-8000-000000000903', replaces: null };
    givenOffer(world);
    world.network.serve(givenApi('credential-offers'), () => ({ items: [{ ...offer, replaces: issuanceId }, other] }));
    world.network.serve(givenApi(`credential-offers/${newer}/codes`), () => ({ uri: givenOfferUri, expiresAt: at }));
    world.network.serve(givenApi(`issuances/${newer}/deliveries`), () => ({}));

    const { items } = await listWaiting(world.wallet);
    // Two looks at once, as of a page left and opened again: one of them takes it.
    const taken = await Promise.all([collectReplacements(world.wallet, items), collectReplacements(world.wallet, items)]);
    expect(taken.flat()).toEqual([newer]);
    expect((await collectWaiting(world.wallet, items[0]!)).issuanceId).toBe(newer);

    const all = await world.wallet.store.all<StoredCredential>('credentials');
    expect(withoutReplaced(all).map((one) => one.issuanceId)).toEqual([newer]);
    expect((await held()).issuanceId).toBe(issuanceId);
    expect((await listWaiting(world.wallet)).items.map((one) => one.issuanceId as string)).toEqual([other.issuanceId]);
  });

  it('reads that it was replaced in the list that gives the word', async () => {
    const { world, held } = await connected();
    setStatus(world.statuses, 7, statusValues.replaced);
    const list = { ...world.statuses, replacedValue: statusValues.replaced };
    const dated = { iat: seconds() - 60, exp: seconds() + 86_400 };
    world.network.serve(givenStatusUri, () => givenStatusToken(world.organism, { list, payload: dated }));
    world.network.serve(givenApi('issuances'), () => told('replaced', { reasonCode: 'validation-corrected' }));
    await refreshStates(world.wallet, true);

    expect([(await held()).state, (await held()).reasonCode]).toEqual(['replaced', 'validation-corrected']);
  });
});

describe('what a holder contests', () => {
  const contestation = (rest: object = {}) => ({
    ...{ id: '0192f0c0-0000-7000-8000-000000000801', issuanceId, words: 'J’ai tout posé seule.', state: 'open' },
    ...{ contestedAt: '2026-11-20T08:00:00.000Z', answer: null, answeredAt: null },
    ...rest,
  });
  const contested = async () => {
    const { world, held } = await connected();
    world.network.serve(givenApi(`issuances/${issuanceId}/contestations`), () => contestation());
    await contestCredential(world.wallet, (await held()).id, 'J’ai tout posé seule.');
    return { world, held };
  };
  const show = async (world: GivenWorld, tellContested: boolean) => {
    const to = { purpose: 'disclosure', partner: `p-${tellContested}`, audience: 'a', nonce: 'n', tellContested } as const;
    return contestedOn(await useCopy(world.wallet, 'une-preuve', [], to));
  };

  it('is sent in their own words, and marked', async () => {
    const { world, held } = await contested();

    const [sent] = world.network.sentTo('/contestations');
    expect(JSON.parse(sent!.body) as object).toEqual({ words: 'J’ai tout posé seule.' });
    expect((await held()).contested?.state).toBe('open');
  });

  it('is told to those the holder tells, and to nobody else', async () => {
    const { world } = await contested();

    expect(await show(world, true)).toBe('2026-11-20');
    expect(await show(world, false)).toBeNull();
  });

  it('has its answer from the organism, after which there is nothing to tell', async () => {
    const { world, held } = await contested();
    const answered = { state: 'kept', answer: 'Relue en équipe.', answeredAt: '2026-11-21T08:00:00.000Z' };
    world.network.serve(givenApi('contestations'), () => ({ items: [contestation(answered)] }));
    await refreshContestations(world.wallet);

    expect((await held()).contested?.answer).toBe('Relue en équipe.');
    expect(await show(world, true)).toBeNull();
  });
});
