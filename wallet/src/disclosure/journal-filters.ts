import { Component, computed, input, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { actTypes, organisationsOf, periods, type JournalFilter } from './journal.ts';
import type { Sharing } from './sharing.ts';

/** By whom, what was done, when, and how it stands. */
@Component({
  selector: 'carnet-journal-filters',
  imports: [MatFormField, MatLabel, MatOption, MatSelect, TranslocoPipe],
  template: `
    <section class="form" [attr.aria-label]="'disclosure.journal.filters' | transloco">
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'disclosure.journal.organisation' | transloco }}</mat-label>
        <mat-select [value]="filter().organisation" (valueChange)="change({ organisation: $event })">
          <mat-option value="">{{ 'disclosure.journal.anyone' | transloco }}</mat-option>
          @for (one of organisations(); track one.did) {
            <mat-option [value]="one.did">{{ one.name }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'disclosure.journal.act' | transloco }}</mat-label>
        <mat-select [value]="filter().act" (valueChange)="change({ act: $event })">
          <mat-option value="">{{ 'disclosure.journal.anyAct' | transloco }}</mat-option>
          @for (one of acts; track one) {
            <mat-option [value]="one">{{ 'disclosure.journal.acts.' + one | transloco }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'disclosure.journal.period' | transloco }}</mat-label>
        <mat-select [value]="filter().period" (valueChange)="change({ period: $event })">
          @for (one of periods; track one) {
            <mat-option [value]="one">{{ 'disclosure.journal.periods.' + one | transloco }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'disclosure.journal.state' | transloco }}</mat-label>
        <mat-select [value]="filter().state" (valueChange)="change({ state: $event })">
          <mat-option value="">{{ 'disclosure.journal.anyState' | transloco }}</mat-option>
          @for (one of states(); track one) {
            <mat-option [value]="one">{{ 'disclosure.sharings.state.' + one | transloco }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
      gap: 12px;
    }
  `,
})
export class JournalFilters {
  readonly sharings = input.required<readonly Sharing[]>();
  readonly filter = input.required<JournalFilter>();
  readonly changed = output<JournalFilter>();
  protected readonly acts = actTypes;
  protected readonly periods = periods;
  protected readonly organisations = computed(() => organisationsOf(this.sharings()));
  protected readonly states = computed(() => [...new Set(this.sharings().map(({ state }) => state))]);

  protected change(part: Partial<JournalFilter>): void {
    this.changed.emit({ ...this.filter(), ...part });
  }
}
