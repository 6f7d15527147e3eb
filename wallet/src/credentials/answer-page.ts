import { Component, computed, inject, resource, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import type { Ink } from '#shared/angular/look/ink';
import { Leaf } from '#shared/angular/look/leaf';
import { Verdict } from '#shared/angular/look/verdict';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { cardOf, type Card } from './card-groups.ts';
import { CredentialsStore } from './credentials-store.ts';
import { Handover } from './handover.ts';

/** Back from an organism's own page: what it hands over is collected, or why not is said. */
@Component({
  selector: 'carnet-answer-page',
  imports: [ActionBar, Leaf, MatButton, PageHeader, RouterLink, TranslocoPipe, Verdict],
  template: `
    <carnet-page-header [heading]="'credentials.receive.title' | transloco" [back]="['/credentials']" />
    <div class="page">
      @if (collected.isLoading()) {
        <p role="status">{{ 'credentials.receive.back' | transloco }}</p>
      } @else if (problem(); as words) {
        <p class="note note--no" role="alert">{{ words }}</p>
      } @else {
        <carnet-verdict [tone]="cards().length > 0 ? 'ok' : 'check'" [fill]="true">
          {{ 'credentials.receive.gathered' | transloco: { count: cards().length } }}
        </carnet-verdict>
        @for (card of cards(); track card.id) {
          <carnet-leaf
            [heading]="card.title"
            [kind]="card.kind === 'other' ? 'completion' : card.kind"
            [level]="2"
            [organisation]="card.issuerName"
            [identifier]="card.issuerDid"
            [ink]="inkOf(card)"
          />
        }
      }
    </div>
    <carnet-action-bar>
      <a matButton="filled" routerLink="/credentials" replaceUrl>{{ 'credentials.receive.home' | transloco }}</a>
    </carnet-action-bar>
  `,
})
export class AnswerPage implements OnDestroy {
  readonly #safe = inject(Safe);
  readonly #store = inject(CredentialsStore);
  readonly #words = inject(Words);
  readonly #handover = inject(Handover);
  protected readonly problem = signal<string | null>(null);
  protected readonly collected = resource({ loader: () => this.#collect() });
  protected readonly cards = computed(() => this.collected.value() ?? []);

  protected inkOf(card: Card): Ink | null {
    return card.ink as Ink | null;
  }

  ngOnDestroy(): void {
    this.#handover.clear();
  }

  async #collect(): Promise<readonly Card[]> {
    try {
      const { finishAuthorisation } = await import('./authorise.ts');
      const received = await finishAuthorisation(await this.#safe.wallet(), new URLSearchParams(this.#handover.takeAnswer()));
      await this.#store.show();
      return received.map(cardOf);
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
      return [];
    }
  }
}
