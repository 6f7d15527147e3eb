import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../i18n/language.ts';
import { MENU, openUnder } from '../layout/menu.ts';
import { Session } from '../session.ts';

/** What is set once and rarely looked at again: keys, declared needs. */
@Component({
  selector: 'carnet-organisation-settings',
  imports: [MatIcon, RouterLink, TranslocoPipe],
  template: `
    @if (entries().length > 0) {
      <nav class="paper lines" [attr.aria-label]="'organisations.own.settings' | transloco">
        @for (entry of entries(); track entry.path) {
          <a class="row" [routerLink]="'/' + entry.path">
            <mat-icon [svgIcon]="entry.icon" /><span class="grow">{{ entry.label[locale()] }}</span
            ><mat-icon svgIcon="chevron_right" />
          </a>
        }
      </nav>
    }
  `,
  styles: `
    :host {
      display: contents; /* without settings, no gap of the page */
    }
    a.row {
      min-height: 56px;
      color: inherit;
      text-decoration: none;
    }
  `,
})
export class OrganisationSettings {
  readonly approved = input.required<boolean>();
  readonly #menu = inject(MENU);
  readonly #session = inject(Session);
  protected readonly locale = inject(Language).current;
  protected readonly entries = computed(() => openUnder(this.#menu, 'organisation', this.#session.can, this.approved()));
}
