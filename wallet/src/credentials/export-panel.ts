import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { saveFile } from '#shared/angular/save-file';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { exportFormatsOf } from './ask-export.ts';
import { exportFileName, type FileFormat } from './export-file-name.ts';
import type { StoredCredential } from './stored-credential.ts';
import { handCopy } from './use-copy.ts';

/** One credential as a file: as it was signed, and in the other forms its organism makes of it, each with what it is good for. */
@Component({
  selector: 'carnet-export-panel',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    <section class="sect" aria-labelledby="export-title">
      <h2 id="export-title">{{ 'credentials.export.title' | transloco }}</h2>
      <p class="medium muted">{{ 'credentials.export.text' | transloco }}</p>
      @if (problem(); as words) {
        <p class="note note--no" role="alert">{{ words }}</p>
      }
      <ul class="paper lines">
        @for (format of formats(); track format) {
          <li>
            <span class="grow">
              <strong>{{ 'credentials.export.' + format + '.name' | transloco }}</strong>
              <span class="small muted">{{ 'credentials.export.' + format + '.text' | transloco }}</span>
            </span>
            <button
              matButton
              type="button"
              [disabled]="asking() !== null"
              [attr.aria-label]="'credentials.export.saveAs' | transloco: { name: 'credentials.export.' + format + '.name' | transloco }"
              (click)="save(format)"
            >
              <mat-icon svgIcon="download" />{{
                (asking() === format ? 'credentials.export.asking' : 'credentials.export.save') | transloco
              }}
            </button>
          </li>
        }
      </ul>
      @if (formats().length === 1) {
        <p class="small muted">{{ 'credentials.export.away' | transloco }}</p>
      }
    </section>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
    }
    .grow {
      display: grid;
      flex: 1 1 12rem;
      gap: 2px;
    }
  `,
})
export class ExportPanel {
  readonly card = input.required<Omit<StoredCredential, 'copies'>>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  protected readonly formats = computed((): readonly FileFormat[] => ['sd-jwt', ...exportFormatsOf(this.card())]);
  protected readonly asking = signal<FileFormat | null>(null);
  protected readonly problem = signal<string | null>(null);

  protected async save(format: FileFormat): Promise<void> {
    if (this.asking()) return;
    const card = this.card();
    this.asking.set(format);
    this.problem.set(null);
    try {
      const wallet = await this.#safe.wallet();
      const { askExport } = await import('./ask-export.ts');
      const text = format === 'sd-jwt' ? await handCopy(wallet, card.id) : await askExport(wallet, card.id, format);
      saveFile(exportFileName(card, format), text, 'application/octet-stream');
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.asking.set(null);
    }
  }
}
