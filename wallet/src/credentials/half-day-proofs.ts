import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { hoursText } from '#shared/angular/dates/hours-text';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { claimWords } from '#shared/angular/look/claim-lines';
import { Verdict } from '#shared/angular/look/verdict';
import { saveFile } from '#shared/angular/save-file';
import type { JsonObject } from '#shared/credentials/ports';
import { valueAt } from '#shared/credentials/read-claims';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { HalfDayProof } from './prove-half-days.ts';

/** Under a certificate of completion: each half-day, whether it is really under its root, and its proof as a file for a funder. */
@Component({
  selector: 'carnet-half-day-proofs',
  imports: [DayPipe, MatButton, MatIcon, TranslocoPipe, Verdict],
  template: `
    <section class="sect">
      <h2>{{ 'credentials.halfDayProofs.title' | transloco }}</h2>
      <p class="medium muted">{{ (connectionId() ? 'credentials.halfDayProofs.text' : 'credentials.halfDayProofs.away') | transloco }}</p>
      @if (problem(); as words) {
        <p class="note note--no" role="alert">{{ words }}</p>
      }
      @if (lines(); as shown) {
        <ul class="paper lines">
          @for (one of shown; track one.proof.index) {
            <li>
              <span class="grow">
                <strong>{{ one.day | day: 'shortDate' }}, {{ 'credentials.halfDayProofs.' + one.half | transloco }}</strong>
                <span class="small muted">{{ said(one.mark) }} · {{ hours(one.minutes) }}</span>
                <carnet-verdict [tone]="one.proven ? 'ok' : 'no'">{{
                  (one.proven ? 'credentials.halfDayProofs.proven' : 'credentials.halfDayProofs.wrong') | transloco
                }}</carnet-verdict>
              </span>
              <button matButton type="button" [disabled]="!one.proven" (click)="save(one)">
                <mat-icon svgIcon="download" />{{ 'credentials.halfDayProofs.save' | transloco }}
              </button>
            </li>
          }
        </ul>
      } @else if (connectionId()) {
        <button matButton="outlined" type="button" class="start" [disabled]="asking()" (click)="ask()">
          {{ (asking() ? 'credentials.halfDayProofs.loading' : 'credentials.halfDayProofs.show') | transloco }}
        </button>
      }
    </section>
  `,
  styles: `
    li {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .grow {
      display: grid;
      gap: 2px;
      justify-items: start;
    }
    .start {
      justify-self: start;
    }
  `,
})
export class HalfDayProofs {
  readonly connectionId = input.required<string | null>();
  readonly payload = input.required<JsonObject>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  protected readonly lines = signal<readonly HalfDayProof[] | null>(null);
  protected readonly asking = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly hours = hoursText;

  protected said(mark: string): string {
    return claimWords(mark, this.#locale());
  }

  protected async ask(): Promise<void> {
    const connectionId = this.connectionId();
    if (!connectionId || this.asking()) return;
    this.asking.set(true);
    this.problem.set(null);
    try {
      const { proveHalfDays } = await import('./prove-half-days.ts');
      this.lines.set(await proveHalfDays(await this.#safe.wallet(), connectionId, this.payload()));
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.asking.set(false);
    }
  }

  protected save({ day, half, proof }: HalfDayProof): void {
    const root = valueAt(this.payload(), ['ld', 'credentialSubject', 'merkleRoot']);
    saveFile(`demi-journee-${day}-${half}.json`, JSON.stringify({ root, proof }, null, 2));
  }
}
