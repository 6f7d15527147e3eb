import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { TypographyPipe } from '#shared/angular/i18n/typography.pipe';
import { Handle } from '#shared/angular/look/handle';
import { Level } from '#shared/angular/look/level';
import { toneOf, Verdict } from '#shared/angular/look/verdict';
import { AvailabilityPipe } from './availability.ts';
import { matchedFirst } from './matched-first.ts';
import type { Found } from './search-store.ts';
import { shortHandle } from './short-handle.ts';

const most = 4;

/** A result: the profile's code name, where and when, and what it proves, what was asked for first. */
@Component({
  selector: 'carnet-candidate-line',
  imports: [AvailabilityPipe, Handle, Level, TranslocoPipe, TypographyPipe, Verdict],
  templateUrl: './candidate-line.html',
  styleUrl: './candidate-line.scss',
})
export class CandidateLine {
  readonly card = input.required<Found>();
  protected readonly handle = computed(() => shortHandle(this.card().handle));
  protected readonly ranked = computed(() => matchedFirst(this.card().competences, this.card().matched));
  protected readonly shown = computed(() => this.ranked().slice(0, Math.max(most, this.card().matched.length)));
  protected readonly rest = computed(() => this.ranked().length - this.shown().length);
  protected readonly tone = toneOf;
}
