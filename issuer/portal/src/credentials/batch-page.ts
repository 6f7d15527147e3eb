import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Choice } from '#shared/angular/look/choice';
import { Notices } from '#shared/angular/notices/notices';
import { saveFile } from '#shared/angular/save-file';
import { reasonsOf, StatusAct, type ReasonCode } from '#shared/contracts/issuer/status-reasons';
import { BatchStore } from './batch-store.ts';
import { referenceFile } from './reference-file.ts';

/** Credentials of a session or of a file, all at once: every line explained before anything changes. */
@Component({
  selector: 'carnet-batch-page',
  imports: [Choice, MatButton, MatFormFieldModule, MatIcon, MatInputModule, PageHeader, TranslocoPipe],
  templateUrl: './batch-page.html',
  styleUrl: './batch-page.scss',
  providers: [BatchStore],
})
export class BatchPage {
  protected readonly store = inject(BatchStore);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  protected readonly acts = computed(() =>
    StatusAct.options.map((value) => ({ value, label: this.#words.say(`credentials.acts.${value}`) })),
  );
  protected readonly reasons = computed(() => reasonsOf[this.store.act()]);

  constructor() {
    void this.store.load();
  }

  protected chooseSession(sessionId: string): void {
    if (sessionId) this.store.ask({ of: { kind: 'session', sessionId } });
  }
  protected chooseReason(code: string): void {
    this.store.ask({ reasonCode: (code || null) as ReasonCode | null });
  }
  protected read(field: HTMLInputElement): void {
    const file = field.files?.[0];
    if (file) void this.store.read(file);
    field.value = '';
  }
  /** The lines of the look, to be cut down in a spreadsheet and given back. */
  protected save(): void {
    const text = referenceFile(this.store.found()?.rows ?? [], (state) => this.#words.say(`credentials.state.${state}`));
    saveFile('attestations.csv', `\ufeff${text}`, 'text/csv');
  }
  protected async confirm(): Promise<void> {
    const count = this.store.found()?.changes ?? 0;
    if (await this.store.confirm()) this.#notices.say(this.#words.say('credentials.batch.done', { count }));
  }
}
