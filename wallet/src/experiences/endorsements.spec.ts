import { declarationDigest } from '#shared/credentials/declaration-digest';
import type { JsonObject } from '#shared/credentials/ports';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { givenApi, givenConnection } from '../credentials/given-connection.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { codeOf, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { problem } from '../vault/given-network.ts';
import { declareOwnExperience } from './declare-own-experience.ts';
import { askForEndorsement, refreshEndorsements, takeBack } from './endorsements.ts';
import { readEvidence } from './evidence-file.ts';

const experience = {
  ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: null, description: null },
  competences: [{ name: 'Poser un carrelage', code: '300423' }],
};
const endorsementId = '0192f0c0-0000-7000-8000-000000000811';
const wish = { connectionId: 'une-connexion', competences: ['Poser un carrelage'], words: null, evidence: null };

describe('asking an organism to endorse an experience', () => {
  const given = async () => {
    const world = await givenWorld();
    await givenConnection(world);
    const { id, copies } = await declareOwnExperience(world.wallet, experience);
    const { payload } = await readSdJwt(copies[0]!.compact, world.wallet.crypto);
    const declaration = await declarationDigest(payload['ld'] as JsonObject);
    const told = (rest: object = {}) => ({
      ...{ id: endorsementId, declaration, endorsed: [], state: 'open', askedAt: '2026-11-20T08:00:00.000Z' },
      ...{ decidedAt: null, answer: null, withdrawnReason: null, ...rest },
    });
    const held = async () => (await world.wallet.store.get<StoredCredential>('credentials', id))!;
    world.network.serve(givenApi('endorsements'), () => told(), 'POST');
    return { ...world, id, told, held };
  };
  const sentBody = ({ network }: GivenWorld) => JSON.parse(network.sentTo('/wallet/endorsements')[0]!.body) as Record<string, unknown>;

  it('shows the whole declaration under a copy that nobody else was shown', async () => {
    const world = await given();

    await askForEndorsement(world.wallet, world.id, wish);

    const { copies, endorsements } = await world.held();
    const used = copies.filter(({ use }) => use !== null);
    expect([used.length, used[0]!.use!.partner]).toEqual([1, 'endorsement:une-connexion']);
    expect(sentBody(world)).toEqual({ declaration: used[0]!.compact, competences: ['Poser un carrelage'], words: null, evidence: null });
    expect(endorsements!.map(({ state, organisation }) => [state, organisation])).toEqual([['open', 'Atelier des Bâtisseurs']]);
  });

  it('reads what became of it, under this declaration alone', async () => {
    const world = await given();
    await askForEndorsement(world.wallet, world.id, wish);
    const other = world.told({ id: '0192f0c0-0000-7000-8000-000000000812', declaration: `sha256-${'B'.repeat(43)}=` });
    const endorsed = world.told({ state: 'endorsed', endorsed: ['Poser un carrelage'] });
    world.network.serve(givenApi('endorsements'), () => ({ items: [other, endorsed] }), 'GET');

    await refreshEndorsements(world.wallet, world.id);

    expect((await world.held()).endorsements!.map(({ id, state, endorsed: names }) => [id, state, names] as const)).toEqual([
      [endorsementId as never, 'endorsed', ['Poser un carrelage']],
    ]);
  });

  it('keeps what is known of an organism that does not answer', async () => {
    const world = await given();
    await askForEndorsement(world.wallet, world.id, wish);

    await refreshEndorsements(world.wallet, world.id);

    expect((await world.held()).endorsements!.length).toBe(1);
  });

  it('is taken back where it was asked', async () => {
    const world = await given();
    const asked = await askForEndorsement(world.wallet, world.id, wish);
    world.network.serve(givenApi(`endorsements/${endorsementId}`), () => new Response(null, { status: 204 }), 'DELETE');

    await takeBack(world.wallet, asked);

    expect(world.network.sentTo(`endorsements/${endorsementId}`).map(({ method }) => method)).toEqual(['DELETE']);
  });

  it('says why it was refused, and keeps nothing of it', async () => {
    const world = await given();
    world.network.serve(givenApi('endorsements'), () => problem(409, 'endorsement-already-asked'), 'POST');

    expect(await codeOf(askForEndorsement(world.wallet, world.id, wish))).toBe('endorsement-already-asked');
    expect((await world.held()).endorsements).toBeUndefined();
  });
});

describe('a file of evidence', () => {
  it('is known by its hash', async () => {
    const read = await readEvidence(new File(['abc'], 'certificat.txt'));

    expect(read).toEqual({ name: 'certificat.txt', content: btoa('abc'), digest: 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=' });
  });

  it('is refused over two megabytes', async () => {
    expect(await codeOf(readEvidence(new File([new Uint8Array(2_000_001)], 'film.mp4')))).toBe('evidence-large');
  });
});
