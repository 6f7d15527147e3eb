import { TestBed } from '@angular/core/testing';
import { provideGivenHouse } from '#shared/angular/given-house';
import { mintCopiesOffer } from '#shared/contracts/issuer/credentials';
import { givenIssuerUrl } from '#shared/credentials/given';
import { Background } from '../app/background.ts';
import { givenPatience } from '../vault/given-patience.ts';
import { forgetSafe, givenPhrase, givenSafe } from '../vault/given-safe.ts';
import { givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { REFILL_DELAY, refillDelay } from './background-refill.ts';
import { givenHeld, givenOffer, givenOfferUri, keysAsked } from './given-organism.ts';
import type { StoredCredential } from './stored-credential.ts';

const issuanceId = '0192f0c0-0000-7000-8000-000000000043';
const minting = `${givenIssuerUrl}${mintCopiesOffer.path.replace(':issuanceId', issuanceId)}`;

describe('copies refilled by themselves', () => {
  givenPatience(30_000); // a real passphrase is stretched for each
  afterEach(forgetSafe);

  const asks = ({ network }: GivenWorld) => network.sentTo(minting).length;
  const until = async (ask: () => boolean | Promise<boolean>): Promise<boolean> => {
    for (let times = 0; times < 200; times += 1) {
      if (await ask()) return true;
      await new Promise((done) => setTimeout(done, 25));
    }
    return false;
  };
  /** A wallet whose copies run low; the first look comes at once, the next in an hour. */
  const open = async () => {
    const delays = [1, 3_600_000];
    const providers = [
      provideGivenHouse([{ path: '**', children: [] }]),
      { provide: REFILL_DELAY, useValue: () => delays.shift() ?? 3_600_000 },
    ];
    TestBed.configureTestingModule({ providers });
    const world = await givenWorld();
    givenOffer(world);
    const { safe, wallet } = await givenSafe(world);
    const key = await wallet.keyring.make();
    const connection = { id: 'un-organisme', issuerUrl: givenIssuerUrl, key, accessToken: 'jeton', refreshToken: 'x', closed: false };
    const held: StoredCredential = { ...(await givenHeld(world, wallet)), connectionId: connection.id, issuanceId };
    await wallet.store.write([
      { room: 'connections', id: connection.id, value: { ...connection, accessUntil: wallet.clock() + 300 } },
      { room: 'credentials', id: held.id, value: held },
    ]);
    const body = JSON.stringify({ uri: givenOfferUri, expiresAt: new Date().toISOString() });
    world.network.serve(minting, () => new Response(body, { status: 201, headers: { 'content-type': 'application/json' } }));
    const copies = async () => (await wallet.store.get<StoredCredential>('credentials', held.id))?.copies.length;
    return { world, safe, copies, delays };
  };

  it('come after the carnet was opened, ten of them, without a gesture', async () => {
    const { world, copies } = await open();
    TestBed.inject(Background);
    TestBed.tick();

    expect(await until(async () => (await copies()) === 12)).toBeTrue();
    const asked = world.network.sentTo('/credential').filter(({ method, url }) => method === 'POST' && url.endsWith('/credential'));
    expect(keysAsked(asked[0]!).length).toBe(10);
  });

  it('wait until the network is back, and until the carnet is open', async () => {
    const { world, safe, copies, delays } = await open();
    dispatchEvent(new Event('offline'));
    TestBed.inject(Background);
    dispatchEvent(new Event('offline'));
    TestBed.tick();
    safe.lock();
    TestBed.tick();
    dispatchEvent(new Event('online'));
    TestBed.tick();
    expect([asks(world), delays.length]).toEqual([0, 2]);

    await safe.unlock(givenPhrase);
    TestBed.tick();
    expect(await until(async () => (await copies()) === 12)).toBeTrue();
  });

  it('come at a moment that chance decides, never at once', () => {
    expect([refillDelay(0), refillDelay(0.5), refillDelay(1)]).toEqual([20_000, 160_000, 300_000]);
  });
});
