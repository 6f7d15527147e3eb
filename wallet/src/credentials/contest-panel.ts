import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { Confirm } from '#shared/angular/notices/confirm';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Card } from './card-groups.ts';
import { CredentialsStore } from './credentials-store.ts';

/** What the person contests of one credential, in their words, and what the organism answered. */
@Component({
  selector: 'carnet-contest-panel',
  imports: [InstantPipe, MatButton, MatIcon, TranslocoPipe],
  template: `
    @if (contested(); as one) {
      <section class="sect">
        <h2>{{ 'credentials.contest.state.' + one.state | transloco }}</h2>
        <p class="medium">
          {{ 'credentials.contest.on' | transloco: { day: (one.contestedAt | instant: 'longDate'), words: one.words } }}
        </p>
        @if (one.answer; as answer) {
          <p class="note">
            <mat-icon svgIcon="info" /><span>{{
              'credentials.contest.answer' | transloco: { day: (one.answeredAt | instant: 'longDate'), answer }
            }}</span>
          </p>
        }
        @if (one.state === 'open') {
          <p class="small muted">{{ 'credentials.contest.told' | transloco }}</p>
        }
      </section>
    }
    @if (contestable()) {
      <button matButton type="button" [disabled]="sending()" (click)="contest()">{{ 'credentials.contest.do' | transloco }}</button>
    }
    @if (problem(); as words) {
      <p class="note note--no" role="alert">{{ words }}</p>
    }
  `,
})
export class ContestPanel {
  readonly card = input.required<Card>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #store = inject(CredentialsStore);
  protected readonly sending = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly contested = computed(() => this.card().contested ?? null);
  protected readonly contestable = computed(() => {
    const { state, connectionId, issuanceId, contested } = this.card();
    const stands = state === 'valid' || state === 'unknown' || state === 'suspended';
    return stands && connectionId !== null && issuanceId !== null && contested?.state !== 'open';
  });

  protected async contest(): Promise<void> {
    const say = (key: string) => this.#words.say(`credentials.contest.${key}`);
    const words = await this.#confirm.askReason({
      heading: say('title'),
      text: say('text'),
      yes: say('send'),
      reason: { label: say('words'), max: 2000 },
    });
    if (!words) return;
    this.sending.set(true);
    this.problem.set(null);
    try {
      const { contestCredential } = await import('./contestations.ts');
      await contestCredential(await this.#safe.wallet(), this.card().id, words);
      await this.#store.show();
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.sending.set(false);
    }
  }
}
