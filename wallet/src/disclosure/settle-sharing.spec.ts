import { lookUpDisclosure } from '#shared/contracts/verifier/disclosures';
import { givenHeld } from '../credentials/given-organism.ts';
import { problem } from '../vault/given-network.ts';
import { givenVerifierUrl, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { prepareAnswer, sendAnswer } from './answer-request.ts';
import { givenRequest, givenRequestUri, givenResponseUri } from './given-verifier.ts';
import { readRequest } from './read-request.ts';
import { settleSharings } from './settle-sharing.ts';
import type { Sharing } from './sharing.ts';

const disclosureId = '019a9b2c-0000-7000-8000-000000000001';

/** An answer whose reply never came, to a verifier that takes receipts. */
const cut = async (reply: () => unknown = () => null): Promise<GivenWorld & { readonly sharing: Sharing }> => {
  const world = await givenWorld();
  const held = await givenHeld(world, world.wallet);
  await givenRequest(world, { metadata: { carnet_receipt: true } });
  const request = await readRequest(world.wallet, givenRequestUri);
  const [ask] = request.asks;
  const choice = { askId: ask!.id, credentialId: held.id, paths: ask!.claims.map(({ path }) => path) };
  world.network.serve(givenResponseUri, reply);
  const { goOn: _goOn, ...sharing } = await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, [choice]));
  return { ...world, sharing };
};
const later = ({ wallet }: GivenWorld, seconds: number) => ({ ...wallet, clock: () => wallet.clock() + seconds });
const serve = ({ network }: GivenWorld, reply: () => unknown): void => network.serve(givenVerifierUrl + lookUpDisclosure.path, reply);

describe('a sharing whose reply was lost', () => {
  it('is not known: neither when the line was cut, nor when the server broke off, nor when its words were cut', async () => {
    for (const reply of [() => null, () => new Response('', { status: 502 }), () => new Response('{"rec')]) {
      expect((await cut(reply)).sharing.state).toBe('unknown');
    }
  });

  it('is asked about by a receipt that was kept before anything left, and can be taken back when it had arrived', async () => {
    const world = await cut();
    serve(world, () => ({ disclosureId, state: 'received', answeredAt: null }));
    const [settled] = await settleSharings(world.wallet);

    const { secret } = world.sharing.trace!;
    expect(settled).toEqual({ ...world.sharing, state: 'shared', receipt: { url: givenVerifierUrl, disclosureId, secret }, trace: null });
    expect(await world.wallet.store.all<Sharing>('disclosures')).toEqual([settled!]);
    expect(world.network.sentTo('/lookups')[0]!.body).toContain(secret);
  });

  it('is said not to have left once it can arrive no more, and not before', async () => {
    const world = await cut();
    serve(world, () => problem(404, 'not-found'));

    expect(await settleSharings(world.wallet)).toEqual([]);
    expect((await settleSharings(later(world, 700))).map(({ state }) => state)).toEqual(['failed']);
  });

  it('stays unknown while the verifier does not answer, or holds it for somebody', async () => {
    const world = await cut();
    serve(world, () => problem(500, 'broken'));
    expect(await settleSharings(later(world, 7200))).toEqual([]);

    serve(world, () => ({ disclosureId, state: 'held', answeredAt: null }));
    expect((await settleSharings(later(world, 7200))).map(({ state }) => state)).toEqual(['unknown']);
    serve(world, () => problem(404, 'not-found'));
    expect(await settleSharings(later(world, 7300))).toEqual([]);
    expect((await settleSharings(later(world, 8000))).map(({ state }) => state)).toEqual(['failed']);
  });
});
