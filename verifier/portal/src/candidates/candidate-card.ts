import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { TypographyPipe } from '#shared/angular/i18n/typography.pipe';
import { Handle } from '#shared/angular/look/handle';
import { Level } from '#shared/angular/look/level';
import { toneOf, Verdict } from '#shared/angular/look/verdict';
import { Session } from '#shared/angular/session';
import type { Card } from '#shared/contracts/verifier/candidates';
import { sendOffer } from '#shared/contracts/verifier/offers';
import { AvailabilityPipe } from './availability.ts';
import { matchedFirst } from './matched-first.ts';
import { shortHandle } from './short-handle.ts';

/** The masked card: what a person chose to show, each competence with who vouches for it, its verdict and how old the check is. */
@Component({
  selector: 'carnet-candidate-card',
  imports: [AvailabilityPipe, DayPipe, Handle, InstantPipe, Level, MatButton, MatIcon, RouterLink, TranslocoPipe, TypographyPipe, Verdict],
  templateUrl: './candidate-card.html',
  styleUrl: './candidate-card.scss',
  host: { class: 'paper' },
})
export class CandidateCard {
  readonly card = input.required<Card & { readonly handle: string }>();
  /** Codes that were searched for. */
  readonly wanted = input<readonly string[]>([]);
  /** Alone on its page, whose header already names the profile. */
  readonly alone = input(false);
  protected readonly maySend = inject(Session).can(sendOffer.allow);
  protected readonly handle = computed(() => shortHandle(this.card().handle));
  protected readonly ranked = computed(() => matchedFirst(this.card().competences, this.wanted()));
  protected readonly tone = toneOf;
}
