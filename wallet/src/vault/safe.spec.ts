import { TestBed } from '@angular/core/testing';
import { provideGivenHouse } from '#shared/angular/given-house';
import { givenPatience } from './given-patience.ts';
import { forgetSafe, givenSafe } from './given-safe.ts';
import { givenWorld } from './given-wallet.ts';

describe('the lock that closes by itself', () => {
  givenPatience(30_000); // a real passphrase is stretched for each
  afterEach(forgetSafe);

  const open = async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
    const { safe } = await givenSafe(await givenWorld());
    const began = Date.now();
    const clock = spyOn(Date, 'now').and.returnValue(began);
    const at = (seconds: number) => clock.and.returnValue(began + seconds * 1000);
    const turn = (state: DocumentVisibilityState) => {
      spyOnProperty(document, 'visibilityState').and.returnValue(state);
      document.dispatchEvent(new Event('visibilitychange'));
    };
    return { safe, at, turn };
  };
  const tick = () => new Promise((done) => setTimeout(done, 5200));

  it('does so after five minutes without a gesture, and not while there are gestures', async () => {
    const { safe, at } = await open();
    at(299);
    dispatchEvent(new Event('pointerdown'));
    at(500);
    await tick();
    expect(safe.state()).toBe('open');

    at(600);
    await tick();
    expect(safe.state()).toBe('locked');
  });

  it('does so half a minute after the page was hidden, at the latest when it is seen again', async () => {
    const { safe, at, turn } = await open();
    turn('hidden');
    at(29);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(safe.state()).toBe('open');

    at(60);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(safe.state()).toBe('locked');
  });
});
