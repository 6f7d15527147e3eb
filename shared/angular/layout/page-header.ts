import { Component, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Arrival } from './arrival.ts';

/** Title row of a page: back, title, second line, actions at the end (content). Names the document, and takes the focus when one arrives. */
@Component({
  selector: 'carnet-page-header',
  imports: [MatIcon, MatIconButton, RouterLink, TranslocoPipe],
  template: `
    @if (back(); as address) {
      <a matIconButton class="back" [routerLink]="address" [attr.aria-label]="'common.back' | transloco"
        ><mat-icon svgIcon="arrow_back"
      /></a>
    }
    <div class="words">
      <h1 #top tabindex="-1"><ng-content select="[brand]" />{{ brand() ? '' : heading() }}</h1>
      @if (subtitle(); as second) {
        <p>{{ second }}</p>
      }
    </div>
    <div class="end"><ng-content /></div>
  `,
  styleUrl: './page-header.scss',
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly subtitle = input<string>();
  /** Where the arrow leads: `['/sessions']` or `'..'`. */
  readonly back = input<string | readonly unknown[]>();
  /** The content `[brand]` stands in place of the visible title (home of the wallet). */
  readonly brand = input(false);
  protected readonly top = viewChild.required<ElementRef<HTMLElement>>('top');
  readonly #document = inject(Title);

  constructor() {
    const arrival = inject(Arrival);
    effect(() => this.#document.setTitle(`${this.heading()} · Carnet`));
    effect(() => arrival.at(this.top().nativeElement));
  }
}
