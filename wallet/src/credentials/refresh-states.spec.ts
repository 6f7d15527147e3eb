import { listWalletIssuances } from '#shared/contracts/issuer/credentials';
import { givenIssuerUrl, givenStatusUri } from '#shared/credentials/given';
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

  it('say the day and the reason of a withdrawal, as the organism tells the holder', async () => {
    const world = await givenWorld();
    const { wallet, network } = world;
    const key = await wallet.keyring.make();
    const connection = { id: 'un-organisme', issuerUrl: givenIssuerUrl, key, accessToken: 'jeton', refreshToken: 'x', closed: false };
    const held = await givenHeld(world, wallet);
    const issuanceId = '0192f0c0-0000-7000-8000-000000000042';
    await wallet.store.write([
      { room: 'connections', id: connection.id, value: { ...connection, accessUntil: wallet.clock() + 300 } },
      { room: 'credentials', id: held.id, value: { ...held, connectionId: connection.id, issuanceId } },
    ]);
    const at = '2026-11-20T09:30:00.000Z';
    const item = { issuanceId, state: 'revoked', reasonCode: null, reason: 'Saisie par erreur', at, replacedBy: null };
    network.serve(`${givenIssuerUrl}${listWalletIssuances.path}`, () => ({ items: [item] }));
    setStatus(world.statuses, 7, statusValues.revoked);

    const [fallen] = await refreshStates(wallet);
    expect([fallen!.state, fallen!.reason, fallen!.revokedAt]).toEqual(['revoked', 'Saisie par erreur', at]);
    await refreshStates(wallet, true);
    expect(network.sentTo(listWalletIssuances.path).length).toBe(1);
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
