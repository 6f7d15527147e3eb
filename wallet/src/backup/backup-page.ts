import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { saveFile } from '#shared/angular/save-file';
import { NewPhrase } from '../vault/new-phrase.ts';
import { OpenForm } from '../vault/open-form.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Secret } from '../vault/unlock-method.ts';
import type { Backup, LastBackup } from './make-backup.ts';
import { Kit } from './kit.ts';

/** What a backup is for, then the file and the emergency page: two secrets, kept in two places (security.md A6). */
@Component({
  selector: 'carnet-backup-page',
  imports: [InstantPipe, Kit, MatButton, MatCheckbox, MatIcon, MatProgressBar, NewPhrase, OpenForm, PageHeader, TranslocoPipe],
  templateUrl: './backup-page.html',
})
export class BackupPage {
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #router = inject(Router);
  protected readonly before = resource({ loader: () => this.#before() });
  /** `phrase`: opened by a passkey, so that the backup needs a phrase of its own. */
  protected readonly step = signal<'why' | 'phrase' | 'making' | 'made'>('why');
  protected readonly anew = signal(false);
  protected readonly backup = signal<Backup | null>(null);
  protected readonly kept = signal(false);
  protected readonly saved = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly finished = computed(() => this.saved() && (this.kept() || this.backup()?.kit === null));

  protected proven(secret: Secret): void {
    if (secret.kind === 'passphrase') void this.make(secret.phrase);
    else this.step.set('phrase');
  }

  protected async make(phrase: string): Promise<void> {
    this.step.set('making');
    this.problem.set(null);
    try {
      const { makeBackup } = await import('./make-backup.ts');
      this.backup.set(await makeBackup(await this.#safe.wallet(), { phrase, anew: this.anew() }));
      this.step.set('made');
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
      this.step.set('why');
    }
  }

  protected save({ file, madeAt }: Backup): void {
    saveFile(this.#words.say('backup.file.name', { day: madeAt.slice(0, 10) }), file, 'application/octet-stream');
    this.saved.set(true);
  }

  protected finish(): void {
    void this.#router.navigate(['/me'], { replaceUrl: true });
  }

  async #before() {
    const { store } = await this.#safe.wallet();
    const [last, kit] = await Promise.all([store.get<LastBackup>('settings', 'last-backup'), store.get<string>('settings', 'kit')]);
    return { madeAt: last?.madeAt ?? null, kit: kit !== null };
  }
}
