import { EnvironmentInjector, createEnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { until } from '#shared/angular/given-until';
import { watch } from './watch.ts';

const soon = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('what is watched while a page is open', () => {
  it('is looked at again and again, and no more once the page is left', async () => {
    const place = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    let looks = 0;
    runInInjectionContext(place, () => watch(async () => (looks += 1) > 0, 5));
    await until(() => looks > 1);
    const during = looks;
    place.destroy();
    await soon(30);

    expect(during).toBeGreaterThan(1);
    expect(looks).toBe(during);
  });

  it('stops when nothing more will come', async () => {
    const place = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    let looks = 0;
    runInInjectionContext(place, () => watch(async () => (looks += 1) < 2, 5));
    await until(() => looks >= 2);
    await soon(50);
    place.destroy();

    expect(looks).toBe(2);
  });
});
