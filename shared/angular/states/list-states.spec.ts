import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Refused } from '../api.ts';
import { refused } from '../given-api.ts';
import { openWords, provideGivenHouse } from '../given-house.ts';
import type { RequestStatus } from '../request-state.ts';
import { ListStates } from './list-states.ts';

@Component({
  imports: [ListStates],
  template: `
    <carnet-list-states
      [status]="status()"
      [refusal]="refusal()"
      [empty]="empty()"
      emptyHeading="Aucune preuve"
      kept="Vos preuves sont intactes."
      (retry)="tries.push(1)"
    >
      <button emptyAction>Scanner</button>
      <p>contenu</p>
    </carnet-list-states>
  `,
})
class Page {
  readonly status = signal<RequestStatus>('loading');
  readonly refusal = signal<Refused | null>(null);
  readonly empty = signal(false);
  readonly tries: number[] = [];
}

const open = async (status: RequestStatus, rest: { refusal?: Refused; empty?: boolean } = {}) => {
  TestBed.configureTestingModule({ providers: provideGivenHouse() });
  await openWords();
  const fixture = TestBed.createComponent(Page);
  fixture.componentInstance.status.set(status);
  fixture.componentInstance.refusal.set(rest.refusal ?? null);
  fixture.componentInstance.empty.set(rest.empty ?? false);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return { fixture, host, text: () => host.textContent ?? '' };
};

describe('a list', () => {
  it('shows nothing for 400 ms, then its shape and a word', async () => {
    const { fixture, host, text } = await open('loading');
    const early = host.querySelectorAll('[aria-hidden]').length;
    await new Promise((done) => setTimeout(done, 450));
    await fixture.whenStable();

    expect(early).toBe(0);
    expect(host.querySelectorAll('[aria-hidden]').length).toBe(4);
    expect(text()).toContain('Chargement');
  });

  it('shows a drawing, a sentence and an action when it is empty', async () => {
    const { host, text } = await open('ready', { empty: true });
    expect(host.querySelector('svg')).not.toBeNull();
    expect(text()).toContain('Aucune preuve');
    expect(text()).toContain('Scanner');
    expect(text()).not.toContain('contenu');
  });

  it('says what failed, what was kept, a code, and tries again', async () => {
    const { fixture, host, text } = await open('error', {
      refusal: refused('unavailable', { title: 'Service indisponible', status: 503 }),
    });
    host.querySelector('button')?.click();

    expect(text()).toContain('Service indisponible');
    expect(text()).toContain('Vos preuves sont intactes.');
    expect(text()).toContain('R-503');
    expect(fixture.componentInstance.tries.length).toBe(1);
  });

  it('says that the connection is down without a code', async () => {
    const { text } = await open('error', { refusal: refused('offline', { status: 0 }) });
    expect(text()).toContain('La connexion est coupée');
    expect(text()).not.toContain('R-0');
  });

  it('keeps its content when a refresh failed', async () => {
    const { host, text } = await open('ready', { refusal: refused('unavailable', { title: 'Service indisponible' }) });
    expect(text()).toContain('contenu');
    expect(host.querySelector('[role=alert]')?.textContent).toContain('Service indisponible');
  });
});
