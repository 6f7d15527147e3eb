import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { said } from '#shared/angular/forms/field-error';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Notices } from '#shared/angular/notices/notices';
import type { ImportRow } from '#shared/contracts/issuer/enrolment-imports';
import type { Session } from '#shared/contracts/issuer/training';
import type * as z from 'zod';
import { ImportStore } from './import-store.ts';

/** A CSV of trainees: every line explained before anything is saved. */
@Component({
  selector: 'carnet-import-page',
  imports: [MatButton, MatCheckbox, MatIcon, PageHeader, TranslocoPipe],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  providers: [ImportStore],
})
export class ImportPage {
  readonly id = input.required<Session['id']>();
  protected readonly store = inject(ImportStore);
  readonly #words = inject(Words);
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);
  protected readonly savable = computed(() => {
    const report = this.store.report();
    return report !== null && report.good > 0 && (report.bad === 0 || this.store.leaveOut()) && !this.store.busy();
  });

  protected read(field: HTMLInputElement): void {
    const file = field.files?.[0];
    if (file) void this.store.read(this.id(), file);
    field.value = '';
  }

  protected why(row: z.output<typeof ImportRow>): string {
    return row.errors
      .map(
        ({ column, code }) =>
          `${this.#words.say(`training.imports.columns.${column}`)}\u00a0: ${said(this.#words, { key: code, params: {} })}`,
      )
      .join(' ');
  }

  protected async save(): Promise<void> {
    const count = this.store.report()?.good ?? 0;
    if (!(await this.store.save(this.id()))) return;
    this.#notices.say(this.#words.say('training.imports.done', { count }));
    await this.#router.navigate(['/sessions', this.id()]);
  }
}
