import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { getSession, type SignedIn } from '#shared/contracts/identity';
import { Can } from './can.ts';
import { GivenApi, provideGivenApi, refused } from './given-api.ts';
import { provideGivenHouse } from './given-house.ts';
import { givenSignedIn, nobodySignedIn } from './given-session.ts';
import { may, signedIn, signedOut } from './session-guards.ts';
import { Session } from './session.ts';

@Component({ imports: [Can], template: `page <button *carnetCan="'member:invite:own'">Inviter</button>` })
class Page {}

const setUp = (held: SignedIn) => {
  const api = new GivenApi().given(getSession, held);
  const routes = [
    { path: 'people', component: Page, canActivate: [signedIn] },
    { path: 'members', component: Page, canActivate: [may('member:invite:own')] },
    { path: 'sign-in', component: Page, canActivate: [signedOut] },
    { path: 'not-allowed', component: Page },
    { path: '', component: Page, pathMatch: 'full' as const },
  ];
  TestBed.configureTestingModule({ providers: [...provideGivenHouse(routes), provideGivenApi(api)] });
  return api;
};
const arriveAt = async (address: string) => {
  const harness = await RouterTestingHarness.create(address);
  return { url: TestBed.inject(Router).url, text: harness.routeNativeElement?.parentElement?.textContent ?? '' };
};

describe('Session', () => {
  it('knows who is signed in, for which organisation', async () => {
    setUp(givenSignedIn({ permissions: ['member:read:own'] }));
    const session = TestBed.inject(Session);

    await session.known();

    expect(session.account()?.name).toBe('Soizic Abgrall');
    expect(session.organisation()?.name).toBe('Atelier-École du Bâtiment de l’Erdre');
    expect(session.can('member:read:own')).toBeTrue();
    expect(session.can('member:invite:own')).toBeFalse();
  });

  it('asks the server once', async () => {
    const api = setUp(givenSignedIn());
    await TestBed.inject(Session).known();
    await TestBed.inject(Session).known();

    expect(api.calls(getSession).length).toBe(1);
  });

  it('says why it could not be known', async () => {
    const api = setUp(givenSignedIn());
    api.given(getSession, () => refused('unavailable', { status: 503 }));

    await TestBed.inject(Session).load();

    expect(TestBed.inject(Session).status()).toBe('error');
    expect(TestBed.inject(Session).refusal()?.code).toBe('unavailable');
  });

  it('forgets everything when the server no longer knows it', async () => {
    setUp(givenSignedIn());
    await TestBed.inject(Session).known();

    TestBed.inject(Session).forget();

    expect(TestBed.inject(Session).signedIn()).toBeFalse();
    expect(TestBed.inject(Session).organisations()).toEqual([]);
  });
});

describe('the guards', () => {
  it('lead a stranger to the sign-in page, and remember where they wanted to go', async () => {
    setUp(nobodySignedIn);
    expect((await arriveAt('/people')).url).toBe('/sign-in?next=%2Fpeople');
  });
  it('let a signed-in person through', async () => {
    setUp(givenSignedIn());
    expect((await arriveAt('/people')).url).toBe('/people');
  });
  it('lead who lacks the permission to a page that says so', async () => {
    setUp(givenSignedIn());
    expect((await arriveAt('/members')).url).toBe('/not-allowed');
  });
  it('lead a signed-in person away from the sign-in page', async () => {
    setUp(givenSignedIn());
    expect((await arriveAt('/sign-in')).url).toBe('/');
  });
});

describe('carnetCan', () => {
  it('shows its content to who holds the permission', async () => {
    setUp(givenSignedIn({ permissions: ['member:invite:own'] }));
    expect((await arriveAt('/members')).text).toContain('Inviter');
  });
  it('hides it from the others', async () => {
    setUp(givenSignedIn());
    expect((await arriveAt('/people')).text).not.toContain('Inviter');
  });
});
