import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Empty } from '#shared/angular/states/empty';
import { ListStates } from '#shared/angular/states/list-states';
import { getCandidate } from '#shared/contracts/verifier/candidates';
import { AvailabilityPipe } from './availability.ts';
import { CandidateCard } from './candidate-card.ts';
import { SearchStore } from './search-store.ts';
import { shortHandle } from './short-handle.ts';

/** One card on its own page: on a phone, and for who comes by its address. */
@Component({
  selector: 'carnet-candidate-page',
  imports: [AvailabilityPipe, CandidateCard, Empty, ListStates, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <carnet-page-header
      [heading]="heading()"
      [subtitle]="(card() && where() + (card()! | availability)) || undefined"
      [back]="['/candidates']"
    />
    <div class="page">
      @if (gone()) {
        <carnet-empty [heading]="'candidates.gone' | transloco" [text]="'candidates.goneText' | transloco">
          <a matButton="outlined" routerLink="/candidates">{{ 'candidates.again' | transloco }}</a>
        </carnet-empty>
      } @else {
        <carnet-list-states [status]="status()" [refusal]="refusal()" (retry)="asked.reload()">
          @if (card(); as one) {
            <carnet-candidate-card [card]="one" [wanted]="wanted()" [alone]="true" />
          }
        </carnet-list-states>
      }
    </div>
  `,
  styles: `
    carnet-candidate-card {
      width: 100%;
      max-width: 720px;
    }
  `,
})
export class CandidatePage {
  readonly handle = input.required<string>();
  readonly #api = inject(Api);
  readonly #words = inject(Words);
  readonly #search = inject(SearchStore);
  protected readonly asked = resource({
    params: () => this.handle(),
    loader: ({ params: handle, abortSignal: signal }) => this.#api.call(getCandidate, { params: { handle } }, { signal }),
  });
  readonly #answer = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly card = computed(() => {
    const answer = this.#answer();
    return answer?.ok ? answer.data : null;
  });
  protected readonly refusal = computed(() => {
    const answer = this.#answer();
    return answer && !answer.ok ? answer : null;
  });
  protected readonly gone = computed(() => ['candidate-gone', 'not-found'].includes(this.refusal()?.code ?? ''));
  protected readonly status = computed(() => (this.card() ? 'ready' : this.refusal() ? 'error' : 'loading'));
  protected readonly wanted = computed(() => this.#search.asked()?.competences.map((one) => one.code) ?? []);
  protected readonly heading = computed(
    () => this.card()?.name ?? `${this.#words.say('candidates.profile')} ${shortHandle(this.handle())}`,
  );
  protected readonly where = computed(() => {
    const one = this.card();
    return one ? `${one.departmentName} · ${this.#words.say(`candidates.situations.${one.situation}`)} · ` : '';
  });
}
