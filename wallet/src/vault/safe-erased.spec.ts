import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { signalStore, withState } from '@ngrx/signals';
import { provideGivenHouse } from '#shared/angular/given-house';
import { emptiedOnLock } from './emptied-on-lock.ts';
import { givenPatience } from './given-patience.ts';
import { givenBrowser } from './given-erasure.ts';
import { forgetSafe, givenPhrase, givenSafe } from './given-safe.ts';
import { givenWorld } from './given-wallet.ts';
import { isMarked, markMade } from './mark.ts';
import { Safe, type SafeState } from './safe.ts';

const shown = { names: ['Atelier du Bocage'] };
const Names = signalStore({ providedIn: 'root' }, withState(shown), emptiedOnLock({ names: [] as string[] }));

const open = async () => {
  const browser = givenBrowser('carnet');
  TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
  const { safe } = await givenSafe(await givenWorld());
  const router = TestBed.inject(Router);
  await router.navigateByUrl('/credentials');
  const ends = async (state: SafeState, url: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (safe.state() === state && router.url.startsWith(url)) return;
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`it is ${safe.state()} at ${router.url}`);
  };
  return { browser, safe, router, ends };
};
/** The same wallet in another tab. */
const otherTab = async (): Promise<Safe> => {
  const tab = Injector.create({ providers: [{ provide: Safe }], parent: TestBed.inject(Injector) }).get(Safe);
  await tab.start();
  return tab;
};

describe('a carnet that goes while its page is open', () => {
  givenPatience(30_000); // a real passphrase is stretched for each
  afterEach(forgetSafe);

  it('goes to the welcome page by itself when the browser erased it, and knows that nobody wanted it', async () => {
    const { browser, safe, ends } = await open();
    expect(isMarked()).toBeTrue();
    await browser.close({ erased: true, told: true });

    await ends('absent', '/welcome');
    expect(safe.erased()).toBeTrue();
  });

  it('empties what its pages showed', async () => {
    const { browser, ends } = await open();
    const names = TestBed.inject(Names);
    TestBed.tick();
    expect(names.names()).toEqual(shown.names);
    await browser.close({ erased: true, told: true });
    await ends('absent', '/welcome');
    TestBed.tick();

    expect(names.names()).toEqual([]);
  });

  it('goes there too when another tab erased it on purpose, without a word on the browser', async () => {
    const { safe, ends } = await open();
    await (await otherTab()).destroy();

    await ends('absent', '/welcome');
    expect([safe.erased(), isMarked()]).toEqual([false, false]);
  });

  it('is the new one, locked, when another tab erased it and made another', async () => {
    const { safe, ends } = await open();
    const wallet = await safe.wallet();
    const tab = await otherTab();
    await tab.destroy();
    await tab.create('une autre phrase secrète');
    await ends('locked', '/unlock').catch(async () => {
      // the page looked between the two: it looks again when it is seen
      document.dispatchEvent(new Event('visibilitychange'));
      await ends('locked', '/unlock');
    });

    await expectAsync(wallet.store.write([{ room: 'settings', id: 'b', value: 1 }])).toBeRejected();
    expect((await safe.unlock(givenPhrase)).ok).toBeFalse();
    expect(safe.erased()).toBeFalse();
  });

  it('says at its next visit that it was erased, until one is made or erased on purpose', async () => {
    const { safe } = await open();
    await safe.destroy();
    markMade();
    const later = await otherTab();
    expect([later.state(), later.erased()]).toEqual(['absent', true]);

    await later.create(givenPhrase);
    expect([later.state(), later.erased()]).toEqual(['open', false]);
    await later.destroy();
    expect([later.erased(), (await otherTab()).erased()]).toEqual([false, false]);
  });

  it('is not taken for erased where there never was one', async () => {
    const { safe } = await open();
    await safe.destroy();

    expect((await otherTab()).erased()).toBeFalse();
  });
});
