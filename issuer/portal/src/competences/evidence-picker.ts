import { Component, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatProgressBar } from '@angular/material/progress-bar';
import { TranslocoPipe } from '@jsverse/transloco';
import { evidenceTypes } from '#shared/contracts/issuer/evidence-file';
import { EvidenceTray } from './evidence-tray.ts';

/** Photos and documents beside the appreciation: chosen, sent, and said line by line. */
@Component({
  selector: 'carnet-evidence-picker',
  imports: [MatButton, MatIcon, MatIconButton, MatProgressBar, TranslocoPipe],
  template: `
    <h3 id="evidence-title">{{ 'competences.evidence.title' | transloco }}</h3>
    <p class="small muted" id="evidence-text">{{ 'competences.evidence.text' | transloco }}</p>
    <ul aria-labelledby="evidence-title" aria-live="polite">
      @for (line of tray.lines(); track line.key) {
        <li>
          <mat-icon [svgIcon]="line.state === 'failed' ? 'info' : 'description'" />
          <span class="grow">
            <span class="medium name">{{ line.name }}</span>
            @if (line.state === 'sending') {
              <span class="small muted">{{ 'competences.evidence.sending' | transloco }}</span>
              <mat-progress-bar mode="indeterminate" [attr.aria-label]="'competences.evidence.sending' | transloco" />
            } @else if (line.file; as file) {
              <span class="small muted">{{ 'competences.evidence.kept' | transloco: { size: kilobytes(file.bytes) } }}</span>
            } @else {
              <span class="small wrong">{{ line.why }}</span>
            }
          </span>
          <button
            matIconButton
            type="button"
            [attr.aria-label]="'competences.evidence.remove' | transloco: { name: line.name }"
            (click)="tray.remove(line)"
          >
            <mat-icon svgIcon="close" />
          </button>
        </li>
      }
    </ul>
    <input
      #field
      type="file"
      multiple
      class="cdk-visually-hidden"
      tabindex="-1"
      aria-hidden="true"
      [accept]="accepted"
      (change)="take(field)"
    />
    <button matButton="outlined" type="button" aria-describedby="evidence-text" [disabled]="tray.room() < 1" (click)="field.click()">
      <mat-icon svgIcon="upload_file" />{{ 'competences.evidence.add' | transloco }}
    </button>
    @if (tray.room() < 1) {
      <p class="small muted">{{ 'competences.evidence.full' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    h3,
    p {
      margin: 0;
    }
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .grow {
      display: grid;
      flex: 1;
      min-width: 0;
    }
    .name {
      overflow-wrap: anywhere;
    }
    .wrong {
      color: var(--mat-sys-error);
    }
  `,
})
export class EvidencePicker {
  protected readonly tray = inject(EvidenceTray);
  protected readonly accepted = evidenceTypes.join(',');

  protected kilobytes(bytes: number): number {
    return Math.max(1, Math.round(bytes / 1024));
  }

  protected take(field: HTMLInputElement): void {
    const files = [...(field.files ?? [])];
    field.value = '';
    void this.tray.add(files);
  }
}
