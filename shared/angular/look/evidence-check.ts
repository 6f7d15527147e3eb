import { Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { evidenceFilesOf, sha256Of } from '#shared/credentials/evidence-digests';
import type { JsonObject } from '#shared/credentials/ports';
import { Verdict } from './verdict.ts';

type Found = { readonly state: 'same'; readonly place: number } | { readonly state: 'other' };

/** Whoever was handed a file beside a credential learns whether it is one of those that were signed. Nothing is sent: it is hashed here. */
@Component({
  selector: 'carnet-evidence-check',
  imports: [MatButton, MatIcon, TranslocoPipe, Verdict],
  template: `
    @if (files().length > 0) {
      <p class="medium muted">{{ 'common.evidence.text' | transloco: { count: files().length } }}</p>
      <input #field type="file" class="cdk-visually-hidden" tabindex="-1" aria-hidden="true" (change)="compare(field)" />
      <button matButton="outlined" type="button" (click)="field.click()">
        <mat-icon svgIcon="upload_file" />{{ 'common.evidence.compare' | transloco }}
      </button>
      <div aria-live="polite">
        @if (found(); as one) {
          @if (one.state === 'same') {
            <carnet-verdict tone="ok" [fill]="true">{{ 'common.evidence.same' | transloco: { place: one.place + 1 } }}</carnet-verdict>
          } @else {
            <carnet-verdict tone="no" [fill]="true">{{ 'common.evidence.other' | transloco }}</carnet-verdict>
          }
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      justify-items: start;
    }
    p {
      margin: 0;
    }
  `,
})
export class EvidenceCheck {
  readonly payload = input.required<JsonObject>();
  protected readonly files = computed(() => evidenceFilesOf(this.payload()));
  protected readonly found = signal<Found | null>(null);

  protected async compare(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    field.value = '';
    if (!file) return;
    this.found.set(null);
    const hash = await sha256Of(new Uint8Array(await file.arrayBuffer()));
    const place = this.files().findIndex(({ sha256 }) => sha256 === hash);
    this.found.set(place >= 0 ? { state: 'same', place } : { state: 'other' });
  }
}
