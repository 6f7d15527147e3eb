import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { EvidenceCheck } from '#shared/angular/look/evidence-check';
import { Verdict } from '#shared/angular/look/verdict';
import { saveFile } from '#shared/angular/save-file';
import { evidenceFilesOf, type EvidenceDigest } from '#shared/credentials/evidence-digests';
import type { JsonObject } from '#shared/credentials/ports';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';

/** The photos and documents a validation rests on: asked of the organism one by one, each compared with what was signed. */
@Component({
  selector: 'carnet-evidence-panel',
  imports: [EvidenceCheck, MatButton, MatIcon, TranslocoPipe, Verdict],
  template: `
    @if (files().length > 0) {
      <section class="sect" aria-labelledby="evidence-title">
        <h2 id="evidence-title">{{ 'credentials.evidence.title' | transloco }}</h2>
        <p class="medium muted">{{ (connectionId() ? 'credentials.evidence.text' : 'credentials.evidence.away') | transloco }}</p>
        @if (problem(); as words) {
          <p class="note note--no" role="alert">{{ words }}</p>
        }
        <ul class="paper lines">
          @for (file of files(); track file.sha256; let place = $index) {
            <li>
              <span class="grow">
                <strong>{{ 'credentials.evidence.kind.' + kindOf(file) | transloco: { place: place + 1 } }}</strong>
                @if (got().includes(file.sha256)) {
                  <carnet-verdict tone="ok">{{ 'credentials.evidence.same' | transloco }}</carnet-verdict>
                }
              </span>
              @if (connectionId()) {
                <button matButton type="button" [disabled]="asking() !== null" (click)="save(file, place)">
                  <mat-icon svgIcon="download" />{{
                    (asking() === file.sha256 ? 'credentials.evidence.asking' : 'credentials.evidence.get') | transloco
                  }}
                </button>
              }
            </li>
          }
        </ul>
        <carnet-evidence-check [payload]="payload()" />
      </section>
    }
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
  `,
})
export class EvidencePanel {
  readonly connectionId = input.required<string | null>();
  readonly payload = input.required<JsonObject>();
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  protected readonly files = computed(() => evidenceFilesOf(this.payload()));
  protected readonly got = signal<readonly string[]>([]);
  protected readonly asking = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);

  protected kindOf({ mediaType }: EvidenceDigest): 'photo' | 'document' {
    return mediaType === 'application/pdf' ? 'document' : 'photo';
  }

  protected async save(file: EvidenceDigest, place: number): Promise<void> {
    const connectionId = this.connectionId();
    if (!connectionId || this.asking()) return;
    this.asking.set(file.sha256);
    this.problem.set(null);
    try {
      const { fetchEvidence } = await import('./fetch-evidence.ts');
      const bytes = await fetchEvidence(await this.#safe.wallet(), connectionId, file);
      this.got.update((all) => [...all, file.sha256]);
      saveFile(`justificatif-${place + 1}.${file.mediaType.replace(/^.*\//u, '')}`, bytes, file.mediaType);
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.asking.set(null);
    }
  }
}
