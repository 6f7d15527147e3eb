import { givenStatusUri } from '#shared/credentials/given';
import { setStatus, statusValues } from '#shared/credentials/status-list';
import { givenWorld } from '../vault/given-wallet.ts';
import { givenHeld } from './given-organism.ts';
import { refreshStates } from './refresh-states.ts';

describe('the states of what is held', () => {
  it('are read from the organism’s list, with the time of the reading', async () => {
    const world = await givenWorld();
    await givenHeld(world, world.wallet);
    const [credential] = await refreshStates(world.wallet);

    expect(credential!.state).toBe('valid');
    expect(Date.now() - Date.parse(credential!.checkedAt!)).toBeLessThan(60_000);
  });

  it('say withdrawn and suspended at the next reading', async () => {
    const world = await givenWorld();
    await givenHeld(world, world.wallet);
    await refreshStates(world.wallet);

    setStatus(world.statuses, 7, statusValues.revoked);
    expect((await refreshStates(world.wallet, true))[0]!.state).toBe('revoked');
    setStatus(world.statuses, 7, statusValues.suspended);
    expect((await refreshStates(world.wallet, true))[0]!.state).toBe('suspended');
  });

  it('keep their date when the list cannot be had: never silently valid', async () => {
    const world = await givenWorld();
    await givenHeld(world, world.wallet);
    const [before] = await refreshStates(world.wallet);
    world.network.serve(givenStatusUri, () => null);

    expect(await refreshStates(world.wallet, true)).toEqual([before!]);

    const other = await givenWorld();
    await givenHeld(other, other.wallet);
    other.network.serve(givenStatusUri, () => null);
    expect((await refreshStates(other.wallet))[0]!.checkedAt).toBeNull();
  });

  it('say expired by the credential’s own dates, without asking anybody', async () => {
    const world = await givenWorld();
    await givenHeld(world, world.wallet, { payload: { exp: 1_700_000_000 } });
    world.network.serve(givenStatusUri, () => null);

    expect((await refreshStates(world.wallet))[0]!.state).toBe('expired');
  });

  it('ask for one whole list, whatever is held', async () => {
    const world = await givenWorld();
    for (const id of ['a', 'b', 'c']) await givenHeld(world, world.wallet, { id });
    await refreshStates(world.wallet);

    expect(world.network.sentTo('/status/').map(({ url }) => url)).toEqual([givenStatusUri]);
  });
});
