import { Component, ElementRef, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';

/** What this page proves, and what it does not. */
@Component({
  selector: 'carnet-what-it-proves',
  imports: [MatIcon, TranslocoPipe],
  template: `
    <h2 id="proves" tabindex="-1">{{ 'links.what' | transloco }}</h2>
    <div>
      <section>
        <h3>{{ 'links.yes' | transloco }}</h3>
        <ul>
          @for (key of yes; track key) {
            <li><mat-icon svgIcon="check" />{{ 'links.proves.' + key | transloco }}</li>
          }
        </ul>
      </section>
      <section>
        <h3>{{ 'links.no' | transloco }}</h3>
        <ul>
          @for (key of no; track key) {
            <li><mat-icon svgIcon="remove" />{{ 'links.proves.' + key | transloco }}</li>
          }
        </ul>
      </section>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding-top: 24px;
      border-top: 2px dotted var(--carnet-perforation);
      break-inside: avoid;
    }
    h2:focus:not(:focus-visible) {
      outline: none;
    }
    div {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
      gap: 20px 32px;
    }
    h3 {
      margin-bottom: 8px;
      font: var(--mat-sys-title-small);
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 10px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }
    mat-icon {
      flex: none;
      width: 20px;
      height: 20px;
    }
  `,
})
export class WhatItProves {
  readonly #host: HTMLElement = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly yes = ['who', 'unchanged', 'standing', 'holder'] as const;
  protected readonly no = ['identity', 'whole', 'later'] as const;

  /** Without a change of address: the fragment holds the key of the link. */
  show(event: Event): void {
    event.preventDefault();
    this.#host.querySelector('h2')?.focus({ preventScroll: true });
    this.#host.scrollIntoView();
  }
}
