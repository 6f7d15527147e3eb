import { givenHeld } from '../credentials/given-organism.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { useCopy } from '../credentials/use-copy.ts';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { givenWorld } from './given-wallet.ts';
import type { Store } from './store.ts';
import type { Wallet } from './wallet.ts';

let turns = 0;
/** A tab that is slow between its reading and its writing. */
const slow = (store: Store): Store => ({
  ...store,
  get: async (room, id) => {
    const found = await store.get(room, id);
    await new Promise((done) => setTimeout(done, (turns += 1) % 3));
    return found as never;
  },
});

describe('two tabs of one wallet', () => {
  it('never show one copy to two partners, however they race', async () => {
    const name = claimOf('competence', 'name').path;
    const to = (partner: string) => ({ purpose: 'disclosure', partner, audience: partner, nonce: 'n' }) as const;
    for (let race = 0; race < 40; race += 1) {
      const world = await givenWorld();
      const { id } = await givenHeld(world, world.wallet);
      const tabs: Wallet[] = [0, 1].map(() => ({ ...world.wallet, store: slow(world.wallet.store) }));
      await Promise.all(tabs.map((tab, place) => useCopy(tab, id, [name], to(`partenaire-${place}`))));

      const after = await world.wallet.store.get<StoredCredential>('credentials', id);
      expect(after!.copies.map(({ use }) => use?.partner).sort()).toEqual(['partenaire-0', 'partenaire-1']);
    }
  });
});
