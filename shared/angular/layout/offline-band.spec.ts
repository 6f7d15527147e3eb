import { TestBed } from '@angular/core/testing';
import { Connectivity } from '../connectivity.ts';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { OfflineBand } from './offline-band.ts';

describe('the offline band', () => {
  const text = async () => {
    const fixture = TestBed.createComponent(OfflineBand);
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/gu, ' ').trim();
  };
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse() });
    await openWords();
  });
  afterEach(() => dispatchEvent(new Event('online')));

  it('says nothing while the network answers', async () => {
    dispatchEvent(new Event('online'));
    TestBed.inject(Connectivity);
    expect(await text()).toBe('');
  });

  it('says that the network is away', async () => {
    TestBed.inject(Connectivity).missed(true);
    expect(await text()).toBe('Hors ligne');
  });

  it('does not believe a browser that says it is on line when our own server does not answer', async () => {
    const edge = spyOn(globalThis, 'fetch').and.rejectWith(new TypeError('no answer'));
    await TestBed.inject(Connectivity).watch('/config.json');
    expect(navigator.onLine).toBeTrue();
    expect(edge.calls.first().args[0]).toBe('/config.json?ngsw-bypass');
    expect(await text()).toBe('Hors ligne');

    edge.and.resolveTo(new Response());
    await TestBed.inject(Connectivity).watch('/config.json');
    expect(await text()).toBe('');
  });

  it('counts what waits', async () => {
    TestBed.inject(Connectivity).missed(true);
    TestBed.inject(Connectivity).keep(2);
    expect(await text()).toBe('Hors ligne : 2 actions en attenteVoir');
  });
});
