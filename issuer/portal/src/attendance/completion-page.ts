import { Component, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { Api } from '#shared/angular/api';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { hoursText } from '#shared/angular/dates/hours-text';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Qr } from '#shared/angular/look/qr';
import { PageHeader } from '#shared/angular/layout/page-header';
import { withRequest } from '#shared/angular/request-state';
import { saveFile } from '#shared/angular/save-file';
import { ListStates } from '#shared/angular/states/list-states';
import { challengeAddress } from '#shared/credentials/challenge-address';
import { getCompletion, type ProvenCompletion, type ProvenHalfDay, type TraineeCompletion } from '#shared/contracts/issuer/completions';

type CompletionId = NonNullable<TraineeCompletion['completion']>['id'];

const CompletionStore = signalStore(
  withState({ completion: null as ProvenCompletion | null }),
  withRequest(),
  withMethods((store, api = inject(Api)) => ({
    async load(completionId: CompletionId): Promise<void> {
      const found = await store.follow(api.call(getCompletion, { params: { completionId } }));
      if (found) patchState(store, { completion: found });
    },
  })),
);

/** The half-days under a certificate: the answer to a funder who challenges one is its proof, one file. */
@Component({
  selector: 'carnet-completion-page',
  imports: [CopyButton, DayPipe, ListStates, MatButton, MatIcon, PageHeader, Qr, TranslocoPipe],
  template: `
    <carnet-page-header [heading]="'attendance.completions.proofs' | transloco" [back]="['/sessions']" />
    <div class="page">
      <p>{{ 'attendance.completions.proofsIntro' | transloco }}</p>
      <carnet-list-states
        [status]="store.status()"
        [refusal]="store.refusal()"
        [empty]="store.completion()?.halfDays?.length === 0"
        (retry)="store.load(id())"
      >
        @if (store.completion(); as completion) {
          <ul class="paper lines">
            @for (one of completion.halfDays; track one.proof.index) {
              <li>
                <span class="grow">
                  <strong>{{ one.day | day: 'longDate' }}, {{ 'attendance.half.' + one.half | transloco }}</strong>
                  <span class="medium muted">
                    {{ 'attendance.sheet.marks.' + one.mark | transloco }} · {{ hours(one.minutes) }} / {{ hours(one.planned) }}
                  </span>
                </span>
                <button matButton="outlined" type="button" class="no-print" (click)="save(completion, one)">
                  <mat-icon svgIcon="download" />{{ 'attendance.completions.proof' | transloco }}
                </button>
              </li>
            }
          </ul>
          <p class="small muted">
            {{ 'attendance.completions.root' | transloco }} <code class="mono">{{ completion.root }}</code>
          </p>
          <section class="sect">
            <h2>{{ 'attendance.completions.challengeTitle' | transloco }}</h2>
            <p>{{ 'attendance.completions.challenge' | transloco }}</p>
            <div class="address">
              <carnet-qr [text]="address(completion)" />
              <code class="mono small">{{ address(completion) }}</code>
            </div>
            <div class="row no-print">
              <carnet-copy-button [text]="address(completion)" />
              <button matButton="outlined" type="button" (click)="print()">
                <mat-icon svgIcon="print" />{{ 'common.print' | transloco }}
              </button>
            </div>
          </section>
        }
      </carnet-list-states>
    </div>
  `,
  styleUrl: './completions-page.scss',
  styles: `
    li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    code {
      overflow-wrap: anywhere;
    }
    .address {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
    .address code {
      flex: 0 1 24rem;
    }
    carnet-qr {
      flex: none;
      width: min(160px, 100%);
    }
  `,
  providers: [CompletionStore],
})
export class CompletionPage {
  readonly id = input.required<CompletionId>();
  protected readonly store = inject(CompletionStore);
  protected readonly hours = hoursText;

  constructor() {
    effect(() => void this.store.load(this.id()));
  }

  /** For the funder: the code stands in the fragment, which no server sees. */
  protected address({ root }: ProvenCompletion): string {
    return challengeAddress(location.origin, root);
  }

  protected print(): void {
    print();
  }

  protected save({ root }: ProvenCompletion, { day, half, proof }: ProvenHalfDay): void {
    saveFile(`demi-journee-${day}-${half}.json`, JSON.stringify({ root, proof }, null, 2));
  }
}
