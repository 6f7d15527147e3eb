import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';

/** Under the verdict: that no network was there, and of when everything was that stood in its place. */
@Component({
  selector: 'carnet-offline-note',
  imports: [TranslocoPipe],
  template: `{{ (tooOld() ? 'verify.offline.checkedOld' : 'verify.offline.checked') | transloco: { at: at() } }}`,
  styles: `
    :host {
      display: block;
      margin-top: 8px;
      font: var(--mat-sys-title-small);
    }
  `,
})
export class OfflineNote {
  /** Seconds since 1970. */
  readonly takenAt = input.required<number>();
  readonly tooOld = input.required<boolean>();
  readonly #locale = inject(Language).current;
  protected readonly at = computed(() => instantText(new Date(this.takenAt() * 1000).toISOString(), 'dateTime', this.#locale()));
}
