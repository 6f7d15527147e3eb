import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { deleteDatabase, openDatabase, readAll } from './database.ts';
import { givenPatience } from './given-patience.ts';
import { forgetSafe, givenPhrase, givenSafe } from './given-safe.ts';
import { givenWorld } from './given-wallet.ts';
import { PinForm } from './pin-form.ts';
import { Safe } from './safe.ts';
import type { Secret } from './unlock-method.ts';
import { Vault } from './vault.ts';

const secret: Secret = { kind: 'passkey', id: 'cle-du-telephone', output: new Uint8Array(32).fill(7) };
const pin = '195837';

describe('a vault with a code for short closings', () => {
  givenPatience(30_000); // codes are hashed slowly
  const names: string[] = [];
  const fresh = async () => {
    const name = `spec-${crypto.randomUUID()}`;
    names.push(name);
    const vault = new Vault(name);
    await vault.create(secret);
    await vault.write([{ room: 'settings', id: 'a', value: 'un secret' }]);
    return { name, vault };
  };
  afterEach(async () => {
    for (const name of names.splice(0)) await Promise.race([deleteDatabase(name), new Promise((done) => setTimeout(done, 500))]);
  });

  it('is opened by it after a short closing, in this tab', async () => {
    const { vault } = await fresh();
    await vault.choosePin(secret, pin);

    expect([vault.rest(), vault.open, vault.isResting()]).toEqual([true, false, true]);
    await expectAsync(vault.get('settings', 'a')).toBeRejected();
    expect((await vault.wake(pin)).ok).toBeTrue();
    expect(await vault.get('settings', 'a')).toBe('un secret');
  });

  it('is not opened by it elsewhere, nor after it was closed on purpose: the key stands on no disk under it', async () => {
    const { name, vault } = await fresh();
    await vault.choosePin(secret, pin);
    vault.rest();
    expect((await new Vault(name).wake(pin)).ok).toBeFalse();

    vault.lock();
    expect([vault.isResting(), (await vault.wake(pin)).ok]).toEqual([false, false]);
    const kept = await readAll<{ readonly data?: ArrayBuffer }>(await openDatabase(name), 'meta', '');
    expect(kept.map(([key]) => key)).toEqual(['attempts', 'passkey|cle-du-telephone', 'safe']);
  });

  it('keeps none unless a way in was proven, and closes wholly without one', async () => {
    const { vault } = await fresh();
    const other: Secret = { ...secret, output: new Uint8Array(32).fill(8) };

    expect((await vault.choosePin(other, pin)).ok).toBeFalse();
    expect([vault.hasPin, vault.rest(), vault.isResting()]).toEqual([false, false, false]);
    await vault.unlock(secret);
    await vault.choosePin(secret, pin);
    await vault.choosePin(secret, null);
    expect([vault.hasPin, vault.rest()]).toEqual([false, false]);
  });

  it('closes wholly after five wrong codes; what opens it wholly brings the code back', async () => {
    const { vault } = await fresh();
    await vault.choosePin(secret, pin);
    vault.rest();
    for (let tries = 0; tries < 5; tries += 1) await vault.wake('000000', Date.now() + tries * 31_000);

    expect(vault.isResting()).toBeFalse();
    expect(await vault.wake(pin)).toEqual(jasmine.objectContaining({ ok: false, why: 'over' }));
    expect((await vault.unlock(secret)).ok).toBeTrue();
    expect(vault.hasPin).toBeTrue();
  });
});

describe('the form of the code', () => {
  givenPatience(30_000); // a real passphrase is stretched
  afterEach(forgetSafe);

  it('says how many tries are left, then how long one waits, and opens by the right code', async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
    await openWords('app', { fr: () => import('../app/i18n/fr.ts'), en: () => import('../app/i18n/en.ts') });
    const { safe } = await givenSafe(await givenWorld());
    await safe.choosePin({ kind: 'passphrase', phrase: givenPhrase }, pin);
    const began = Date.now();
    const clock = spyOn(Date, 'now').and.returnValue(began);
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    clock.and.returnValue(began + 31_000);
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
    expect([safe.state(), TestBed.inject(Safe).resting()]).toEqual(['locked', true]);

    const fixture = TestBed.createComponent(PinForm);
    const host = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const attempt = async (tried: string, said: () => boolean) => {
      const field = host.querySelector<HTMLInputElement>('input')!;
      field.value = tried;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
      host.querySelector('button')!.click();
      for (let times = 0; times < 200 && !said(); times += 1) {
        await new Promise((done) => setTimeout(done, 25));
        await fixture.whenStable();
      }
      expect(said()).withContext(`${tried}: ${host.textContent}`).toBeTrue();
    };
    const says = (words: string) => () => (host.textContent ?? '').includes(words);
    await attempt('000000', says('Encore 4 essais'));
    await attempt('000001', says('Encore 3 essais'));
    await attempt('000002', says('Attendez 10'));
    clock.and.returnValue(began + 60_000);
    for (let times = 0; times < 80 && host.querySelector('[role=timer]'); times += 1) {
      await new Promise((done) => setTimeout(done, 50));
      await fixture.whenStable();
    }
    await attempt(pin, () => safe.open());
  });
});
