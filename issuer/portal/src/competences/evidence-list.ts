import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '#shared/angular/api';
import { Notices } from '#shared/angular/notices/notices';
import { saveFile } from '#shared/angular/save-file';
import type { Decision } from '#shared/contracts/issuer/competences';
import { listValidationEvidence, readEvidence } from '#shared/contracts/issuer/evidence';
import type { EvidenceFile } from '#shared/contracts/issuer/evidence-file';

/** The files behind a past validation, asked for when they are wanted. */
@Component({
  selector: 'carnet-evidence-list',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `
    @if (files(); as shown) {
      @for (file of shown; track file.id; let place = $index) {
        <button matButton type="button" [disabled]="busy()" (click)="save(file, place)">
          <mat-icon svgIcon="download" />{{ 'competences.evidence.kind.' + kindOf(file) | transloco: { place: place + 1 } }}
        </button>
      } @empty {
        <p class="small muted">{{ 'competences.evidence.none' | transloco }}</p>
      }
    } @else {
      <button matButton type="button" [disabled]="busy()" (click)="show()">
        <mat-icon svgIcon="description" />{{ 'competences.evidence.show' | transloco }}
      </button>
    }
  `,
})
export class EvidenceList {
  readonly validationId = input.required<Decision['id']>();
  readonly #api = inject(Api);
  readonly #notices = inject(Notices);
  protected readonly files = signal<readonly EvidenceFile[] | null>(null);
  protected readonly busy = signal(false);

  protected kindOf({ mediaType }: EvidenceFile): 'photo' | 'document' {
    return mediaType === 'application/pdf' ? 'document' : 'photo';
  }

  protected async show(): Promise<void> {
    this.busy.set(true);
    const answer = await this.#api.call(listValidationEvidence, { params: { validationId: this.validationId() } });
    this.busy.set(false);
    if (answer.ok) this.files.set(answer.data.items);
    else this.#notices.refused(answer);
  }

  protected async save({ id, mediaType }: EvidenceFile, place: number): Promise<void> {
    this.busy.set(true);
    const answer = await this.#api.call(readEvidence, { params: { evidenceFileId: id } });
    this.busy.set(false);
    if (!answer.ok) return this.#notices.refused(answer);
    const bytes = Uint8Array.from(atob(answer.data.content), (character) => character.charCodeAt(0));
    saveFile(`justificatif-${place + 1}.${mediaType.replace(/^.*\//u, '')}`, bytes, mediaType);
  }
}
