import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { Checks } from '#shared/angular/look/checks';
import { Claims } from '#shared/angular/look/claims';
import { Leaf } from '#shared/angular/look/leaf';
import { Level } from '#shared/angular/look/level';
import { ReportWords } from './report-words.ts';
import { isOff, type ShownProof } from './shown-proof.ts';

/** One credential: leaf and claims, and beside them the ladder of checks in plain sentences. */
@Component({
  selector: 'carnet-proof',
  imports: [Checks, Claims, DayPipe, Leaf, Level, MatIcon, TranslocoPipe],
  template: `
    <div class="left">
      <carnet-leaf
        [heading]="proof().title"
        [kind]="proof().kind"
        [organisation]="proof().issuer?.name ?? (nobody() | transloco)"
        [identifier]="proof().issuer?.did ?? ''"
        [siret]="proof().issuer?.siret ?? null"
        [off]="off() || (!proof().issuer && proof().kind !== 'experience')"
        [tall]="true"
        [level]="2"
      >
        @if (proof().level; as level) {
          <carnet-level [notches]="level.notches" [label]="level.label" />
        }
        @if (proof().on; as day) {
          <span>{{ day | day: 'longDate' }}</span>
        }
      </carnet-leaf>
      @if (proof().contestedOn; as day) {
        <p class="note note--check">
          <mat-icon svgIcon="info" /><span>{{ 'verification.contested' | transloco: { day: (day | day: 'longDate') } }}</span>
        </p>
      }
      @if (proof().kind === 'endorsement' || proof().kind === 'experience') {
        <p class="note">
          <mat-icon svgIcon="info" /><span>{{ 'verification.said.' + proof().kind | transloco }}</span>
        </p>
      }
      @if (proof().claims.length > 0) {
        <section>
          <h3>{{ 'verification.shared' | transloco: { count: proof().claims.length } }}</h3>
          <carnet-claims [lines]="proof().claims" />
        </section>
      }
      <ng-content />
    </div>
    <section class="paper ladder">
      <h3>{{ 'verification.checks' | transloco }}</h3>
      <carnet-checks [lines]="proof().checks" [sentences]="sentences()" [notes]="notes()" />
    </section>
  `,
  styleUrl: './proof.scss',
})
export class Proof {
  readonly proof = input.required<ShownProof>();
  /** When a link was made, in seconds: the holder was proven then, not now. */
  readonly madeAt = input<number | null>(null);
  /** What each check proves and does not. */
  readonly notes = input<Readonly<Record<string, string>>>({});
  /** Sentences of the page that take the place of the report's. */
  readonly said = input<Readonly<Record<string, string>>>({});
  readonly #words = inject(ReportWords);
  /** What a person declares has no organisation: that is no fault of it. */
  protected readonly nobody = computed(() =>
    this.proof().kind === 'experience' ? 'verification.selfDeclared' : 'verification.unknownIssuer',
  );
  protected readonly off = computed(() => isOff(this.proof()));
  protected readonly sentences = computed(() => ({
    ...this.#words.sentences(this.proof().checks, this.proof().issuer?.name ?? null, this.madeAt()),
    ...this.said(),
  }));
}
