import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { signalStore } from '@ngrx/signals';
import { refused } from './given-api.ts';
import { withRequest } from './request-state.ts';

const Store = signalStore(withRequest());
const store = () => {
  TestBed.configureTestingModule({ providers: [Store] });
  return TestBed.inject(Store);
};

describe('withRequest', () => {
  it('goes from loading to ready, and gives the data', async () => {
    const one = store();
    const following = one.follow(Promise.resolve({ ok: true, data: [1] }));

    expect(one.status()).toBe('loading');
    expect(await following).toEqual([1]);
    expect(one.status()).toBe('ready');
  });

  it('keeps the refusal of a first load', async () => {
    const one = store();
    expect(await one.follow(Promise.resolve(refused('unavailable')))).toBeNull();
    expect(one.status()).toBe('error');
    expect(one.refusal()?.code).toBe('unavailable');
  });

  it('stays readable when a refresh fails', async () => {
    const one = store();
    await one.follow(Promise.resolve({ ok: true, data: 1 }));
    await one.follow(Promise.resolve(refused('offline')));

    expect(one.status()).toBe('ready');
    expect(one.refusal()?.code).toBe('offline');
  });

  it('does not make the effect that loads run again', async () => {
    const one = store();
    let asked = 0;
    TestBed.runInInjectionContext(() => effect(() => void one.follow(Promise.resolve(refused(`unavailable-${(asked += 1)}`)))));
    for (let turn = 0; turn < 5; turn += 1) {
      TestBed.tick();
      await Promise.resolve();
    }

    expect(asked).toBe(1);
  });
});
