import { claimOf } from '#shared/credentials/claim-catalogue';
import { gather, openFrames, type Gathered } from '#shared/credentials/offline-frames';
import { offlineAudience, offlineNonce } from '#shared/credentials/offline-presentation';
import { parseJwt } from '#shared/credentials/jwt';
import { parseSdJwt, readSdJwt } from '#shared/credentials/sd-jwt';
import { takeSnapshot, checkOffline } from '#shared/credentials/snapshot';
import { givenHeld } from '../../credentials/given-organism.ts';
import type { StoredCredential } from '../../credentials/stored-credential.ts';
import { codeOf, givenWorld } from '../../vault/given-wallet.ts';
import type { Sharing } from '../sharing.ts';
import { showAgain, showOffline, type OfflineChoice, type Showing } from './show-offline.ts';

const name = claimOf('competence', 'name');
const choice: OfflineChoice = {
  ...{ credentialId: 'une-preuve', title: 'Poser un carrelage', paths: [name.path], claims: [name.label], to: 'Montré sur place' },
};
const ready = async () => {
  const world = await givenWorld();
  const held = await givenHeld(world, world.wallet);
  const textOf = async ({ frames }: Showing): Promise<string> =>
    (await openFrames(
      frames.reduce<Gathered | null>((all, frame) => gather(all, frame), null)!,
      world.wallet.crypto,
    ))!;
  return { ...world, held, textOf };
};

describe('showing without a network', () => {
  it('shows what was chosen, for the spot and the minute, as a reader without a network verifies it', async () => {
    const { wallet, settings, held, textOf } = await ready();
    const registry = { serverUrl: settings.issuerUrl, key: settings.issuerRegistryKey };
    const fetcher = wallet.fetch;
    const snapshot = await takeSnapshot([held.copies[0]!.compact], { registry, fetcher, crypto: wallet.crypto, now: wallet.clock() });
    const showing = await showOffline(wallet, choice);
    const text = await textOf(showing);
    const { document } = await checkOffline(text, snapshot, wallet.crypto, wallet.clock());

    expect([document.verdict, document.presented?.audience]).toEqual(['verified', offlineAudience]);
    const { iat } = parseJwt(parseSdJwt(text).binding!).payload;
    expect([Number(iat) % 60, showing.until]).toEqual([0, Number(iat) + 300]);
    expect(JSON.stringify((await readSdJwt(text, wallet.crypto)).payload)).not.toContain('Argent');
  });

  it('asks nobody, and stands in the journal by names only', async () => {
    const { wallet, network } = await ready();
    const before = network.sent.length;
    const { id } = await showOffline(wallet, choice);

    expect(network.sent.length).toBe(before);
    const [line] = await wallet.store.all<Sharing>('disclosures');
    expect([line?.id, line?.state, line?.to.name, line?.claims]).toEqual([id, 'shared', 'Montré sur place', [name.label]]);
  });

  it('makes its codes anew by the same copy and another nonce; somebody else sees another copy', async () => {
    const { wallet, held, textOf } = await ready();
    const first = await showOffline(wallet, choice);
    const again = await showAgain(wallet, first);
    const [one, two] = [await textOf(first), await textOf(again)];

    expect(offlineNonce(one)).not.toBe(offlineNonce(two));
    expect(one.split('~')[0]).toBe(two.split('~')[0]);
    expect((await wallet.store.all<Sharing>('disclosures')).length).toBe(1);

    const other = await textOf(await showOffline(wallet, choice));
    expect(other.split('~')[0]).not.toBe(one.split('~')[0]);
    const { copies } = (await wallet.store.get<StoredCredential>('credentials', held.id))!;
    expect(new Set(copies.map(({ use }) => use?.partner)).size).toBe(2);
  });

  it('shows a copy that another saw only once the person said so, and never nothing', async () => {
    const { wallet } = await ready();
    for (let times = 0; times < 2; times += 1) await showOffline(wallet, choice);

    expect(await codeOf(showOffline(wallet, choice))).toBe('copies-used');
    expect(await codeOf(showOffline(wallet, { ...choice, evenUsed: true }))).toBe('nothing was refused');
    expect(await codeOf(showOffline(wallet, { ...choice, paths: [] }))).toBe('required-missing');
  });
});
