import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatExpansionModule } from '@angular/material/expansion';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { OfflineStore } from './offline-store.ts';

/** Before going where there is no network: what is taken along, of when, and of which organisms. */
@Component({
  selector: 'carnet-offline-panel',
  imports: [MatButton, MatExpansionModule, MatIcon, SiretPipe, TranslocoPipe],
  templateUrl: './offline-panel.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    p,
    ul {
      margin: 0;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li > span {
      display: block;
      overflow-wrap: anywhere;
    }
    button {
      justify-self: start;
    }
  `,
})
export class OfflinePanel {
  protected readonly store = inject(OfflineStore);
  readonly #locale = inject(Language).current;
  protected readonly at = computed(() =>
    instantText(new Date((this.store.takenAt() ?? 0) * 1000).toISOString(), 'dateTime', this.#locale()),
  );

  constructor() {
    void this.store.load();
  }
}
