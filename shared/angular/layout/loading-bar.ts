import { Component, effect, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Api } from '../api.ts';

/** A thin bar at the top of the page while calls have been running for 400 ms. */
@Component({
  selector: 'carnet-loading-bar',
  imports: [TranslocoPipe],
  template: `
    @if (shown()) {
      <div role="progressbar" [attr.aria-label]="'common.loading' | transloco"></div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    div {
      position: fixed;
      inset: 0 0 auto;
      z-index: 20;
      height: 3px;
      background: linear-gradient(90deg, transparent, var(--mat-sys-primary), transparent) 0 0 / 40% 100% no-repeat;
      animation: slide 1.1s var(--carnet-ease) infinite;
    }
    @keyframes slide {
      from {
        background-position: -60% 0;
      }
      to {
        background-position: 160% 0;
      }
    }
  `,
})
export class LoadingBar {
  readonly #api = inject(Api);
  protected readonly shown = signal(false);

  constructor() {
    effect((onCleanup) => {
      if (!this.#api.busy()) return this.shown.set(false);
      const wait = setTimeout(() => this.shown.set(true), 400);
      onCleanup(() => clearTimeout(wait));
    });
  }
}
