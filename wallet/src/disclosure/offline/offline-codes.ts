import { Component, computed, effect, inject, input, output, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Qr } from '#shared/angular/look/qr';
import type { Showing } from './show-offline.ts';

/** A reader looks three times a second: each code stays for two or three looks. */
const pace = 900;

/** The codes, one after the other; by hand for who wants no movement. They leave the screen when they prove nothing any more. */
@Component({
  selector: 'carnet-offline-codes',
  imports: [ActionBar, MatButton, MatIcon, PageHeader, Qr, TranslocoPipe],
  templateUrl: './offline-codes.html',
  styles: `
    carnet-qr {
      justify-self: center;
      width: min(360px, 100%);
    }
    .place {
      margin: 0;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class OfflineCodes implements OnDestroy {
  readonly showing = input.required<Showing>();
  readonly again = output();
  readonly closed = output();
  readonly #locale = inject(Language).current;
  readonly #now = signal(Date.now());
  readonly #clock = setInterval(() => this.#now.set(Date.now()), 1000);
  #passing: ReturnType<typeof setInterval> | undefined;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  protected readonly moving = signal(!this.#still);
  protected readonly index = signal(0);
  protected readonly count = computed(() => this.showing().frames.length);
  protected readonly frame = computed(() => this.showing().frames[this.index()] ?? this.showing().frames[0]!);
  protected readonly over = computed(() => this.#now() >= this.showing().until * 1000);
  protected readonly until = computed(() => instantText(new Date(this.showing().until * 1000).toISOString(), 'time', this.#locale()));

  constructor() {
    effect(() => {
      this.showing();
      this.index.set(0);
    });
    effect(() => {
      clearInterval(this.#passing);
      if (this.moving() && this.count() > 1 && !this.over()) this.#passing = setInterval(() => this.next(), pace);
    });
  }

  protected next(): void {
    this.index.set((this.index() + 1) % this.count());
  }

  /** By hand from now on: who asked for the next code wants to see it. */
  protected step(): void {
    this.moving.set(false);
    this.next();
  }

  ngOnDestroy(): void {
    clearInterval(this.#clock);
    clearInterval(this.#passing);
  }
}
