import { Component, inject, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { getSession } from '#shared/contracts/identity';
import { Api } from '../api.ts';
import { Badges } from '../badges.ts';
import { GivenApi, provideGivenApi } from '../given-api.ts';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { until } from '../given-until.ts';
import { givenSignedIn } from '../given-session.ts';
import { Session } from '../session.ts';
import { ActionBar } from './action-bar.ts';
import { MENU, type MenuEntry } from './menu.ts';
import { firstSection } from './first-section.ts';
import { HomePage } from './home-page.ts';
import { PageHeader } from './page-header.ts';
import { PortalShell } from './portal-shell.ts';
import { WalletShell } from './wallet-shell.ts';

const entry = (path: string, permissions?: readonly string[]): MenuEntry => ({
  path,
  label: { fr: `Fr ${path}`, en: path },
  icon: 'home',
  ...(permissions ? { permissions } : {}),
});
const menu = [entry('people', ['person:read:own']), entry('keys', ['key:read:own']), entry('help')];

@Component({ selector: 'carnet-given-portal', imports: [PortalShell], template: '<carnet-portal-shell [menu]="menu" />' })
class Portal {
  protected readonly menu = inject(MENU);
}
@Component({ selector: 'carnet-given-wallet', imports: [WalletShell], template: '<carnet-wallet-shell [menu]="menu" />' })
class Wallet {
  protected readonly menu = inject(MENU);
}
@Component({ imports: [PageHeader], template: '<carnet-page-header [heading]="heading()" />' })
class Page {
  readonly heading = input('Personnes');
}
@Component({ imports: [ActionBar], template: '<carnet-action-bar><button>Partager</button></carnet-action-bar>' })
class Detail {}

const open = async (frame: typeof Portal | typeof Wallet, address: string, permissions: string[] = [], state = 'approved') => {
  const signedIn = givenSignedIn({ permissions });
  const held = { ...signedIn, organisations: signedIn.organisations.map((one) => ({ ...one, state: state as 'approved' })) };
  const api = new GivenApi().given(getSession, held);
  const children = [
    { path: '', pathMatch: 'full' as const, component: HomePage, canActivate: [firstSection] },
    { path: 'people', component: Page },
    { path: 'help', component: Page },
    { path: 'detail', component: Detail },
    { path: 'first-run', component: Page, data: { bare: true } },
  ];
  TestBed.configureTestingModule({
    providers: [...provideGivenHouse([{ path: '', component: frame, children }]), provideGivenApi(api), { provide: MENU, useValue: menu }],
  });
  await openWords();
  await TestBed.inject(Session).known();
  const harness = await RouterTestingHarness.create(address);
  await harness.fixture.whenStable();
  const host = harness.fixture.nativeElement as HTMLElement;
  return { harness, host, links: () => [...host.querySelectorAll('nav a:not(.brand)')].map((link) => link.textContent?.trim()) };
};

describe('the frame of a portal', () => {
  it('shows the entries a person may open, and which one is current', async () => {
    const { host, links } = await open(Portal, '/people', ['person:read:own']);
    expect(links()).toEqual(['Fr people', 'Fr help']);
    expect(host.querySelector('nav [aria-current=page]')?.textContent).toContain('people');
  });

  it('lights the entry on whose page a setting stands', async () => {
    menu.push({ ...entry('detail'), under: 'help' });
    const { host, links } = await open(Portal, '/detail?step=2');
    menu.pop();
    expect(links()).toEqual(['Fr help']);
    expect([...host.querySelectorAll('nav [aria-current]')].map((link) => link.getAttribute('aria-current'))).toEqual(['true']);
  });

  it('shows an organisation that is not approved only what is always open', async () => {
    menu.push({ ...entry('file'), always: true });
    const { links } = await open(Portal, '/people', ['person:read:own'], 'pending');
    menu.pop();
    expect(links()).toEqual(['Fr file']);
  });

  it('opens on the first section one may see', async () => {
    await open(Portal, '/', ['person:read:own']);
    expect(TestBed.inject(Router).url).toBe('/people');
  });

  it('counts what waits', async () => {
    const { harness, host } = await open(Portal, '/help');
    TestBed.inject(Badges).set('help', 3);
    await harness.fixture.whenStable();
    expect(host.querySelector('nav em')?.textContent).toBe('3');
  });

  it('opens the account on demand, and closes it on leaving the page', async () => {
    const { harness, host } = await open(Portal, '/people', ['person:read:own']);
    document.body.append(host);
    host.querySelector<HTMLElement>('nav button')!.click();
    const shown = host.querySelector('[popover]')?.matches(':popover-open');
    await harness.navigateByUrl('/help');

    expect(shown).toBeTrue();
    expect(host.querySelector('[popover]')?.matches(':popover-open')).toBeFalse();
    expect(host.querySelector('carnet-account-panel')?.textContent).toContain('Soizic Abgrall');
  });

  it('leads who administers the platform as well back to it', async () => {
    const { harness, host } = await open(Portal, '/people', ['person:read:own']);
    const session = TestBed.inject(Session);
    const choose = spyOn(session, 'choose');
    const button = () => [...host.querySelectorAll('button')].find((one) => one.textContent?.includes('Plateforme Carnet'));
    expect(button()).toBeUndefined();

    session.accept(givenSignedIn({ platform: true }));
    await harness.fixture.whenStable();
    button()!.click();
    expect(choose).toHaveBeenCalledOnceWith(null);
  });

  it('skips to the content', async () => {
    const { host } = await open(Portal, '/people', ['person:read:own']);
    document.body.append(host);
    host.querySelector<HTMLElement>('carnet-skip-link a')!.click();
    expect(document.activeElement?.id).toBe('content');
  });
});

describe('the home page of who may open nothing', () => {
  const cases = { pending: 'à l’étude', refused: 'pas été acceptée', suspended: 'est suspendue', approved: 'aucune rubrique' };
  for (const [state, words] of Object.entries(cases)) {
    it(`says why when the organisation is ${state}`, async () => {
      menu.pop();
      const { host } = await open(Portal, '/', [], state);
      menu.push(entry('help'));
      expect(host.textContent).toContain(words);
    });
  }
});

describe('the frame of the wallet', () => {
  it('has tabs', async () => {
    const { links } = await open(Wallet, '/help', ['person:read:own']);
    expect(links()).toEqual(['Fr people', 'Fr keys', 'Fr help']);
  });
  it('leaves their place to an action bar', async () => {
    const { harness, host } = await open(Wallet, '/detail');
    const during = host.querySelector('nav');
    await harness.navigateByUrl('/help');
    await harness.fixture.whenStable();

    expect(during).toBeNull();
    expect(host.querySelector('nav')).not.toBeNull();
  });
  it('has none on a bare page', async () => {
    expect((await open(Wallet, '/first-run')).host.querySelector('nav')).toBeNull();
  });
});

describe('the header of a page', () => {
  it('names the document', async () => {
    await open(Wallet, '/people');
    expect(document.title).toBe('Personnes · Carnet');
  });
  it('takes the focus on arrival from another page', async () => {
    const { harness, host } = await open(Wallet, '/people');
    document.body.append(host);
    await harness.navigateByUrl('/help');
    await harness.fixture.whenStable();
    expect(document.activeElement?.tagName).toBe('H1');
  });
});

describe('the end of a sign-in', () => {
  it('leads to the sign-in page', async () => {
    const network = spyOn(window, 'fetch').and.callFake(() =>
      Promise.resolve(new Response(JSON.stringify(givenSignedIn()), { status: 200 })),
    );
    TestBed.configureTestingModule({
      providers: [
        ...provideGivenHouse([
          { path: 'sign-in', component: Page },
          { path: '', component: Portal, children: [{ path: 'people', component: Page }] },
        ]),
        { provide: MENU, useValue: menu },
      ],
    });
    await openWords();
    await TestBed.inject(Session).known();
    const harness = await RouterTestingHarness.create('/people');
    network.and.callFake(() =>
      Promise.resolve(new Response(JSON.stringify({ code: 'not-signed-in', title: '', status: 401 }), { status: 401 })),
    );
    await TestBed.inject(Api).call(getSession);
    await harness.fixture.whenStable();
    await until(() => TestBed.inject(Router).url !== '/people');

    expect(TestBed.inject(Router).url).toBe('/sign-in?next=%2Fpeople');
    expect(TestBed.inject(Session).signedIn()).toBeFalse();
  });
});
