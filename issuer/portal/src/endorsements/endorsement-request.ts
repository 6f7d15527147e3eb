import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Verdict, type Tone } from '#shared/angular/look/verdict';
import { Session } from '#shared/angular/session';
import type { Endorsement } from '#shared/contracts/issuer/endorsements';

const tones: Readonly<Record<Endorsement['state'], Tone>> = {
  ...{ open: 'check', endorsed: 'ok', refused: 'off', withdrawn: 'no' },
  'taken-back': 'off',
};

/** One request: what the person declares on its own paper, and beside it what the organism may vouch for. */
@Component({
  selector: 'carnet-endorsement-request',
  imports: [DayPipe, InstantPipe, MatButton, MatCheckbox, MatIcon, TranslocoPipe, Verdict],
  templateUrl: './endorsement-request.html',
  styleUrl: './endorsement-request.scss',
})
export class EndorsementRequest {
  readonly one = input.required<Endorsement>();
  readonly endorse = output<readonly string[]>();
  readonly refuse = output();
  readonly withdraw = output();
  readonly file = output();
  readonly #session = inject(Session);
  protected readonly tones = tones;
  protected readonly ticked = signal<ReadonlySet<string>>(new Set());
  protected readonly decides = computed(() => this.one().state === 'open' && this.#session.can('endorsement:decide:assigned'));
  protected readonly withdraws = computed(() => this.one().state === 'endorsed' && this.#session.can('endorsement:withdraw:own'));
  protected readonly asked = computed(() => this.one().competences.filter(({ asked }) => asked));
  protected readonly others = computed(() => this.one().competences.filter(({ asked }) => !asked));
  protected readonly endorsed = computed(() =>
    this.one()
      .competences.filter(({ endorsed }) => endorsed)
      .map(({ name }) => name)
      .join(', '),
  );

  protected toggle(name: string): void {
    const next = new Set(this.ticked());
    if (!next.delete(name)) next.add(name);
    this.ticked.set(next);
  }
}
