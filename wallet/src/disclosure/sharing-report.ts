import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { ReportReason } from '#shared/contracts/verifier/reports';
import type { Sharing } from './sharing.ts';
import { SharingsStore } from './sharings-store.ts';

/** Reporting a request that asks too much, and the platform’s answer. */
@Component({
  selector: 'carnet-sharing-report',
  imports: [InstantPipe, MatButton, MatFormFieldModule, MatInput, MatOption, MatSelect, TranslocoPipe],
  template: `
    @if (sharing().report; as one) {
      <section class="sect">
        <h2>{{ 'disclosure.journal.report.title' | transloco }}</h2>
        <p>
          {{ 'disclosure.journal.report.' + one.state | transloco: { day: (one.answeredAt ?? one.madeAt | instant: 'longDate') } }}
        </p>
        @if (one.answer; as answer) {
          <blockquote class="note">{{ answer }}</blockquote>
        }
      </section>
    } @else if (writing()) {
      <section class="sect paper pad">
        <h2>{{ 'disclosure.journal.report.do' | transloco }}</h2>
        <p class="medium muted">{{ 'disclosure.journal.report.intro' | transloco: { name: sharing().to.name } }}</p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ 'disclosure.journal.report.reason' | transloco }}</mat-label>
          <mat-select [value]="reason()" (valueChange)="reason.set($event)">
            @for (one of reasons; track one) {
              <mat-option [value]="one">{{ 'disclosure.journal.report.reasons.' + one | transloco }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ 'disclosure.journal.report.words' | transloco }}</mat-label>
          <textarea matInput #words rows="4" maxlength="1000"></textarea>
          <mat-hint>{{ 'disclosure.journal.report.hint' | transloco }}</mat-hint>
        </mat-form-field>
        <div class="row">
          <button matButton="filled" type="button" [disabled]="store.busy() || !reason()" (click)="send(words.value)">
            {{ 'disclosure.journal.report.send' | transloco }}
          </button>
          <button matButton type="button" [disabled]="store.busy()" (click)="writing.set(false)">
            {{ 'disclosure.journal.report.cancel' | transloco }}
          </button>
        </div>
      </section>
    } @else if (sharing().asked) {
      <button matButton type="button" (click)="writing.set(true)">{{ 'disclosure.journal.report.do' | transloco }}</button>
    }
  `,
  styles: `
    blockquote {
      margin: 0;
    }
    section {
      display: grid;
      gap: 12px;
    }
    .row {
      flex-wrap: wrap;
    }
  `,
})
export class SharingReport {
  readonly sharing = input.required<Sharing>();
  protected readonly store = inject(SharingsStore);
  protected readonly reasons = ReportReason.options;
  protected readonly reason = signal<ReportReason | null>(null);
  protected readonly writing = signal(false);

  /** Opens the form, for this. */
  open(reason: ReportReason): void {
    this.reason.set(reason);
    this.writing.set(true);
  }

  protected async send(words: string): Promise<void> {
    const reason = this.reason();
    if (reason) await this.store.report(this.sharing().id, { reason, words });
  }
}
