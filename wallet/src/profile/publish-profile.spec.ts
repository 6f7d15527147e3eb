import { parseJwt } from '#shared/credentials/jwt';
import { parseSdJwt, readSdJwt } from '#shared/credentials/sd-jwt';
import { readClaims } from '#shared/credentials/read-claims';
import { givenHeld } from '../credentials/given-organism.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problem } from '../vault/given-network.ts';
import { codeOf, givenVerifierUrl, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { givenAudience, givenCandidates } from './given-candidates.ts';
import { hide, publish, type Publication } from './publish-profile.ts';
import { verifierKey } from './verifier-key.ts';

const masked = (competences: readonly string[]): Publication => ({
  visibility: 'masked',
  department: '44',
  situation: 'searching',
  availableFrom: null,
  competences,
  name: null,
});
interface Body {
  readonly nonce: string;
  readonly competences: readonly string[];
  readonly name: string | null;
}
const published = ({ network }: GivenWorld): Body =>
  JSON.parse(network.sent.find(({ method, url }) => method === 'PUT' && url.endsWith('/profile'))!.body) as Body;
const ready = async (): Promise<GivenWorld> => {
  const world = await givenWorld();
  givenCandidates(world);
  return world;
};

describe('publishing a masked profile', () => {
  it('proves each competence by name, code, level and date, and nothing else leaves', async () => {
    const world = await ready();
    await givenHeld(world, world.wallet);
    await publish(world.wallet, masked(['une-preuve']));
    const { competences, name, ...rest } = published(world);
    const { payload } = await readSdJwt(competences[0]!, world.wallet.crypto);

    expect(readClaims('competence', payload).map(({ key }) => key)).toEqual(['name', 'code', 'level', 'validatedOn']);
    expect([competences.length, name]).toEqual([1, null]);
    expect(rest).toEqual({
      nonce: 'une-publication',
      visibility: 'masked',
      department: '44',
      situation: 'searching',
      availableFrom: null,
    } as never);
    for (const word of ['Carreleur, automne', 'trainer']) expect(JSON.stringify(payload)).not.toContain(word);
  });

  it('binds each proof to this publication', async () => {
    const world = await ready();
    await givenHeld(world, world.wallet);
    await publish(world.wallet, masked(['une-preuve']));
    const { binding } = parseSdJwt(published(world).competences[0]!);

    expect(parseJwt(binding!).payload).toEqual(jasmine.objectContaining({ aud: givenAudience, nonce: 'une-publication' }));
  });

  it('calls with a key made for this verifier, which is none of the copies’ keys', async () => {
    const world = await ready();
    const { copies } = await givenHeld(world, world.wallet);
    await publish(world.wallet, masked(['une-preuve']));
    const key = await verifierKey(world.wallet, givenVerifierUrl);
    const proofs = world.network.sentTo('/api/v1/wallet/').map(({ headers }) => parseJwt(headers.get('dpop')!).header['jwk']);

    expect(new Set(proofs.map((jwk) => JSON.stringify(jwk)))).toEqual(new Set([JSON.stringify(key.jwk)]));
    expect(copies.map(({ thumbprint }) => thumbprint)).not.toContain(key.thumbprint);
  });

  it('keeps one copy for this use, publication after publication', async () => {
    const world = await ready();
    await givenHeld(world, world.wallet);
    await publish(world.wallet, masked(['une-preuve']));
    await publish(world.wallet, masked(['une-preuve']));
    const after = await world.wallet.store.get<StoredCredential>('credentials', 'une-preuve');

    expect(after!.copies.map((copy) => copy.use?.purpose ?? null)).toEqual(['profile', null]);
  });

  it('signs in again once when its token is no longer good', async () => {
    const world = await ready();
    await publish(world.wallet, masked([]));
    let refusals = 0;
    world.network.serve(
      `${givenVerifierUrl}/api/v1/wallet/profile`,
      () => {
        refusals += 1;
        return refusals === 1 ? problem(401, 'token-refused') : new Response(null, { status: 204 });
      },
      'DELETE',
    );
    await hide(world.wallet);

    expect([refusals, world.network.sentTo('/challenges').length]).toEqual([2, 2]);
  });

  it('says why when the verifier refuses', async () => {
    const world = await ready();
    world.network.serve(`${givenVerifierUrl}/api/v1/wallet/profile`, () => problem(422, 'nothing-proven'), 'PUT');

    expect(await codeOf(publish(world.wallet, masked([])))).toBe('nothing-proven');
  });
});
