import { Component, inject, input, type OnDestroy } from '@angular/core';
import { Chrome } from '../chrome.ts';

/** Holds the main action of a page at the foot of the screen (wallet: instead of the tabs). `two` puts peers side by side. */
@Component({
  selector: 'carnet-action-bar',
  template: `<div [class.two]="two()"><ng-content /></div>`,
  styleUrl: './action-bar.scss',
  host: { class: 'action-bar' },
})
export class ActionBar implements OnDestroy {
  readonly two = input(false);
  readonly #chrome = inject(Chrome);

  constructor() {
    this.#chrome.enter();
  }
  ngOnDestroy(): void {
    this.#chrome.leave();
  }
}
