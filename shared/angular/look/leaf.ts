import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { TypographyPipe } from '../i18n/typography.pipe.ts';
import { inkOf, monogramOf, type Ink } from './ink.ts';

export type LeafKind = 'competence' | 'attendance' | 'completion' | 'enrolment' | 'experience' | 'endorsement';
const icons: Readonly<Record<LeafKind, string>> = {
  competence: 'workspace_premium',
  attendance: 'event_available',
  completion: 'flag',
  enrolment: 'badge',
  experience: 'edit',
  endorsement: 'work',
};

/**
 * A credential as a leaf: the stub is the organism's (ink, monogram, kind), the leaf is the person's. Content is the line below (level, date,
 * verdict). `tall` puts the stub on top with the organism's name, for a detail or a public page.
 */
@Component({
  selector: 'carnet-leaf',
  imports: [MatIcon, TranslocoPipe, TypographyPipe],
  templateUrl: './leaf.html',
  styleUrl: './leaf.scss',
})
export class Leaf {
  readonly heading = input.required<string>();
  readonly kind = input.required<LeafKind>();
  readonly organisation = input.required<string>();
  /** What the ink is made from: the organism's DID. */
  readonly identifier = input.required<string>();
  readonly ink = input<Ink | null>(null);
  /** A tall leaf says it under the organism's name. */
  readonly siret = input<string | null>(null);
  /** Withdrawn or expired: the stub loses its ink, the title is struck. */
  readonly off = input(false);
  readonly tall = input(false);
  /** Heading level of the title: 3 in a list under an h2, 2 alone. */
  readonly level = input<2 | 3>(3);
  protected readonly icon = computed(() => icons[this.kind()]);
  protected readonly letters = computed(() => monogramOf(this.organisation()));
  protected readonly shade = computed(() => this.ink() ?? inkOf(this.identifier()));
  protected readonly spaced = computed(
    () => this.siret()?.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/u, '$1\u00a0$2\u00a0$3\u00a0$4') ?? null,
  );
}
