import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { Verdict, type Tone } from '#shared/angular/look/verdict';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Card } from './card-groups.ts';
import { CredentialsStore } from './credentials-store.ts';
import type { AskedEndorsement } from './stored-credential.ts';

const tones: Readonly<Record<AskedEndorsement['state'], Tone>> = {
  ...{ open: 'check', endorsed: 'ok', refused: 'off', withdrawn: 'no' },
  'taken-back': 'off',
};

/** Under an own declaration: which organisms were asked to endorse competences of it, and what each answered. */
@Component({
  selector: 'carnet-endorsement-panel',
  imports: [InstantPipe, MatButton, MatIcon, RouterLink, TranslocoPipe, Verdict],
  template: `
    <section class="sect">
      <h2>{{ 'credentials.endorsement.title' | transloco }}</h2>
      <p class="medium muted">{{ 'credentials.endorsement.text' | transloco }}</p>
      @if (asked().length > 0) {
        <ul class="paper lines">
          @for (one of asked(); track one.id) {
            <li>
              <strong>{{ one.organisation }}</strong>
              <carnet-verdict [tone]="tones[one.state]">{{ 'credentials.endorsement.state.' + one.state | transloco }}</carnet-verdict>
              <span class="small muted">{{ 'credentials.endorsement.on' | transloco: { day: (one.askedAt | instant: 'longDate') } }}</span>
              @if (one.endorsed.length > 0) {
                <span class="medium">{{ 'credentials.endorsement.endorsed' | transloco: { names: one.endorsed.join(', ') } }}</span>
              }
              @if (one.answer; as answer) {
                <span class="medium">{{ 'credentials.endorsement.answer' | transloco: { answer } }}</span>
              }
              @if (one.withdrawnReason; as reason) {
                <span class="medium">{{ 'credentials.endorsement.reason' | transloco: { reason } }}</span>
              }
              @if (one.state === 'open') {
                <button matButton type="button" class="start" [disabled]="busy()" (click)="takeBack(one)">
                  {{ 'credentials.endorsement.takeBack' | transloco }}
                </button>
              }
            </li>
          }
        </ul>
      }
      @if (problem(); as words) {
        <p class="note note--no" role="alert">{{ words }}</p>
      }
      <a matButton="outlined" class="start" [routerLink]="['/experiences', card().id, 'endorsement']">
        <mat-icon svgIcon="send" />{{ 'credentials.endorsement.ask' | transloco }}
      </a>
    </section>
  `,
  styles: `
    li {
      display: grid;
      gap: 4px;
      justify-items: start;
    }
    .start {
      justify-self: start;
    }
  `,
})
export class EndorsementPanel {
  readonly card = input.required<Card>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #store = inject(CredentialsStore);
  protected readonly tones = tones;
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly asked = computed(() => this.card().endorsements ?? []);
  readonly #id = computed(() => this.card().id);

  constructor() {
    effect(() => {
      const id = this.#id();
      untracked(() => void this.#refresh(id).catch(() => undefined));
    });
  }

  protected async takeBack(one: AskedEndorsement): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { takeBack } = await import('../experiences/endorsements.ts');
      await takeBack(await this.#safe.wallet(), one);
      await this.#refresh(this.#id());
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.busy.set(false);
    }
  }

  async #refresh(id: string): Promise<void> {
    const { refreshEndorsements } = await import('../experiences/endorsements.ts');
    await refreshEndorsements(await this.#safe.wallet(), id);
    await this.#store.show();
  }
}
