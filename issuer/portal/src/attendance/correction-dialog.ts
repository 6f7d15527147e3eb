import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { Choice } from '#shared/angular/look/choice';
import type { Mark, Sheet } from '#shared/contracts/issuer/attendance';

export interface Correction {
  readonly mark: Mark;
  readonly minutes: number | null;
  readonly reason: string;
}

/** Another mark on a signed sheet, with the reason that stays beside it. */
@Component({
  selector: 'carnet-correction-dialog',
  imports: [Choice, MatButton, MatDialogModule, MatFormFieldModule, MatInputModule, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ 'attendance.sheet.correctTitle' | transloco: { name: row.givenName + ' ' + row.familyName } }}</h2>
    <mat-dialog-content class="form">
      <carnet-choice [label]="'attendance.sheet.presence' | transloco" [options]="options()" [value]="mark()" (chosen)="mark.set($event)" />
      @if (mark() === 'late') {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ 'attendance.sheet.minutes' | transloco }}</mat-label>
          <input #late matInput type="number" min="1" max="300" [value]="minutes()" (input)="minutes.set(+late.value)" />
        </mat-form-field>
      }
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ 'attendance.sheet.reason' | transloco }}</mat-label>
        <textarea #why matInput rows="3" maxlength="500" (input)="reason.set(why.value)"></textarea>
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
      <button matButton="filled" type="button" [disabled]="!reason().trim()" (click)="save()">
        {{ 'attendance.sheet.correct' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
})
export class CorrectionDialog {
  protected readonly row = inject<Sheet['rows'][number]>(MAT_DIALOG_DATA);
  readonly #ref = inject<MatDialogRef<CorrectionDialog, Correction>>(MatDialogRef);
  readonly #words = inject(Words);
  protected readonly mark = signal<Mark>(this.row.mark ?? 'present');
  protected readonly minutes = signal(this.row.minutes ?? 15);
  protected readonly reason = signal('');
  protected readonly options = computed(() =>
    (['present', 'absent', 'late', 'excused'] as const).map((value) => ({
      value,
      label: this.#words.say(`attendance.sheet.marks.${value}`),
    })),
  );

  protected save(): void {
    this.#ref.close({ mark: this.mark(), minutes: this.mark() === 'late' ? this.minutes() : null, reason: this.reason().trim() });
  }
}
