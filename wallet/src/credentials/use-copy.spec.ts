import { parseJwt } from '#shared/credentials/jwt';
import { parseSdJwt, readSdJwt } from '#shared/credentials/sd-jwt';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { codeOf, givenWorld } from '../vault/given-wallet.ts';
import { givenHeld } from './given-organism.ts';
import type { StoredCredential } from './stored-credential.ts';
import { chooseCopy, useCopy } from './use-copy.ts';

const name = claimOf('competence', 'name').path;
const to = (partner: string) => ({ purpose: 'disclosure', partner, audience: `aud-${partner}`, nonce: 'n' }) as const;

describe('a copy for a partner', () => {
  it('is fresh for each partner, and the same one again for the same', async () => {
    const world = await givenWorld();
    const { id } = await givenHeld(world, world.wallet);
    const keyOf = async (partner: string) => {
      await useCopy(world.wallet, id, [name], to(partner));
      const after = await world.wallet.store.get<StoredCredential>('credentials', id);
      return after!.copies.find((copy) => copy.use?.partner === partner)!.thumbprint;
    };

    const first = await keyOf('a');
    const second = await keyOf('b');
    expect(second).not.toBe(first);
    expect(await keyOf('a')).toBe(first);
  });

  it('is the oldest used one when none is fresh, and says that partners could compare', async () => {
    const world = await givenWorld();
    const held = await givenHeld(world, world.wallet);
    const use = (partner: string, at: string) => ({ purpose: 'disclosure' as const, partner, at });
    const copies = [
      { ...held.copies[0]!, use: use('a', '2026-11-02') },
      { ...held.copies[1]!, use: use('b', '2026-11-01') },
    ];

    const chosen = chooseCopy({ ...held, copies }, { purpose: 'disclosure', partner: 'c' });
    expect([chosen.copy.thumbprint, chosen.reused]).toEqual([held.copies[1]!.thumbprint, true]);
    expect(chooseCopy({ ...held, copies }, { purpose: 'disclosure', partner: 'a' }).reused).toBeFalse();
    expect(() => chooseCopy({ ...held, copies: [] }, { purpose: 'link', partner: 'x' })).toThrow();
  });

  it('is never one that another saw without a word: more are asked of the organism, then the person', async () => {
    const world = await givenWorld();
    const { id } = await givenHeld(world, world.wallet);
    for (const partner of ['a', 'b']) await useCopy(world.wallet, id, [name], to(partner));

    expect(await codeOf(useCopy(world.wallet, id, [name], to('c')))).toBe('copies-used');
    await useCopy(world.wallet, id, [name], { ...to('c'), evenUsed: true });
    const { copies } = (await world.wallet.store.get<StoredCredential>('credentials', id))!;
    expect(copies.map(({ use }) => use!.partner)).toEqual(['c', 'b']);
  });

  it('discloses the chosen claims and no other, bound to its audience and nonce', async () => {
    const world = await givenWorld();
    const { id } = await givenHeld(world, world.wallet);
    const compact = await useCopy(world.wallet, id, [name], to('a'));

    expect(JSON.stringify((await readSdJwt(compact, world.wallet.crypto)).payload)).toContain('Poser un carrelage');
    expect(JSON.stringify((await readSdJwt(compact, world.wallet.crypto)).payload)).not.toContain('Argent');
    expect(parseJwt(parseSdJwt(compact).binding!).payload).toEqual(jasmine.objectContaining({ aud: 'aud-a', nonce: 'n' }));
  });

  it('refuses what is no longer held', async () => {
    const { wallet } = await givenWorld();
    expect(await codeOf(useCopy(wallet, 'partie', [name], to('a')))).toBe('credential-gone');
  });
});
