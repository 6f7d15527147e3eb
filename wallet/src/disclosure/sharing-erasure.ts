import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { Confirm } from '#shared/angular/notices/confirm';
import type { ReportReason } from '#shared/contracts/verifier/reports';
import { erasureIsLate } from './journal.ts';
import type { Sharing } from './sharing.ts';
import { SharingsStore } from './sharings-store.ts';

/** The request for erasure of one sharing, and the company’s answer. */
@Component({
  selector: 'carnet-sharing-erasure',
  imports: [DayPipe, InstantPipe, MatButton, MatIcon, TranslocoPipe],
  template: `
    @if (sharing().erasure; as one) {
      <section class="sect">
        <h2>{{ 'disclosure.journal.erasure.title' | transloco }}</h2>
        @switch (one.state) {
          @case ('asked') {
            <p>
              {{ 'disclosure.journal.erasure.asked' | transloco: said(one.askedAt | instant: 'longDate', one.dueOn | day: 'longDate') }}
            </p>
            @if (late()) {
              <p class="note note--check">
                <mat-icon svgIcon="warning" /><span>{{ 'disclosure.journal.erasure.late' | transloco: said('', '') }}</span>
              </p>
              @if (sharing().asked && !sharing().report) {
                <button matButton="outlined" type="button" (click)="report.emit('no-erasure')">
                  {{ 'disclosure.journal.erasure.report' | transloco }}
                </button>
              }
            }
          }
          @case ('done') {
            <p class="note note--ok">
              <mat-icon svgIcon="check" /><span>{{
                'disclosure.journal.erasure.done' | transloco: said(one.answeredAt | instant: 'longDate', '')
              }}</span>
            </p>
          }
          @case ('declined') {
            <p>{{ 'disclosure.journal.erasure.declined' | transloco: said(one.answeredAt | instant: 'longDate', '') }}</p>
            <blockquote class="note">{{ one.reason }}</blockquote>
            <p class="small muted">{{ 'disclosure.journal.erasure.complain' | transloco }}</p>
          }
        }
      </section>
    } @else if (sharing().receipt) {
      <button matButton="outlined" type="button" [disabled]="store.busy()" (click)="ask()">
        <mat-icon svgIcon="delete" />{{ 'disclosure.journal.erasure.ask' | transloco }}
      </button>
    }
  `,
  styles: `
    blockquote {
      margin: 0;
    }
  `,
})
export class SharingErasure {
  readonly sharing = input.required<Sharing>();
  /** The company did not answer: the person would say so. */
  readonly report = output<ReportReason>();
  protected readonly store = inject(SharingsStore);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  protected readonly late = computed(() => erasureIsLate(this.sharing(), Date.now()));

  protected said(day: string, due: string) {
    return { name: this.sharing().to.name, day, due };
  }

  protected async ask(): Promise<void> {
    const { id, to } = this.sharing();
    const say = (key: string): string => this.#words.say(`disclosure.journal.erasure.${key}`, { name: to.name });
    const sure = await this.#confirm.ask({ heading: say('askTitle'), text: say('askText'), yes: say('ask') });
    if (sure) await this.store.erase(id);
  }
}
