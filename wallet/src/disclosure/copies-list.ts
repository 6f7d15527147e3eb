import { Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import { Safe } from '../vault/safe.ts';
import { copiesLeft } from './copies-left.ts';

/** How many copies of each credential nobody has seen yet. */
@Component({
  selector: 'carnet-copies-list',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @if (left.value(); as all) {
      @if (all.length > 0) {
        <section class="sect">
          <h2>{{ 'disclosure.journal.copies' | transloco }}</h2>
          <p class="medium muted">{{ 'disclosure.journal.copiesText' | transloco }}</p>
          <ul class="paper lines">
            @for (one of all; track one.id) {
              <li>
                <a [routerLink]="['/credentials', one.id]">{{ one.title }}</a>
                <span class="small muted">{{ 'disclosure.journal.copiesOf' | transloco: { free: one.free, all: one.all } }}</span>
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styles: `
    li > * {
      display: block;
    }
  `,
})
export class CopiesList {
  readonly #safe = inject(Safe);
  protected readonly left = resource({
    loader: async () => copiesLeft(await (await this.#safe.wallet()).store.all<StoredCredential>('credentials')),
  });
}
