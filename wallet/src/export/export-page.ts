import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { saveFile } from '#shared/angular/save-file';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { Asked, Prepared } from './prepare-export.ts';

/** The whole carnet as a file, or as paper: made on the device, and what it holds said before it is made. */
@Component({
  selector: 'carnet-export-page',
  imports: [MatButton, MatCheckbox, MatIcon, MatProgressBar, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './export-page.html',
})
export class ExportPage {
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  protected readonly count = resource({
    loader: async () => {
      const { store } = await this.#safe.wallet();
      return (await store.all<StoredCredential>('credentials')).filter(({ state }) => state !== 'replaced').length;
    },
  });
  protected readonly withCode = signal(false);
  protected readonly making = signal(false);
  protected readonly made = signal<Prepared | null>(null);
  protected readonly problem = signal<string | null>(null);

  protected async make(what: Asked['what']): Promise<void> {
    if (this.making()) return;
    this.making.set(true);
    this.problem.set(null);
    try {
      const { prepareExport } = await import('./prepare-export.ts');
      const say = (key: string, params: Readonly<Record<string, string | number>> = {}): string => this.#words.say(key, params);
      const asked = { what, withCode: this.withCode() };
      this.made.set(await prepareExport(await this.#safe.wallet(), asked, { say, locale: this.#locale() }));
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.making.set(false);
    }
  }

  protected save({ bytes, type, name }: Prepared): void {
    saveFile(name, bytes, type);
  }
}
