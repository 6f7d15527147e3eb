import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { DayInput } from '#shared/angular/forms/day-input';
import { DayPicker } from '#shared/angular/forms/day-picker';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Choice, type Option } from '#shared/angular/look/choice';
import { Level } from '#shared/angular/look/level';
import { departments } from '#shared/angular/departments';
import { OwnCard } from './own-card.ts';
import type { Visible } from './draft.ts';
import { ProfileStore } from './profile-store.ts';

const situations = ['searching', 'open', 'in-training', 'employed'] as const;

/** Hidden, masked or named, with the card as a recruiter would see it always in view. */
@Component({
  selector: 'carnet-profile-page',
  imports: [
    ActionBar,
    Choice,
    DayInput,
    DayPicker,
    DayPipe,
    Level,
    MatButton,
    MatCheckbox,
    MatFormField,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MatSuffix,
    OwnCard,
    PageHeader,
    TranslocoPipe,
  ],
  templateUrl: './profile-page.html',
  styleUrl: './profile-page.scss',
  providers: [ProfileStore],
  host: { '(window:scroll)': 'fold()' },
})
export class ProfilePage {
  protected readonly store = inject(ProfileStore);
  readonly #words = inject(Words);
  protected readonly departments = departments;
  protected readonly situations = situations;
  protected readonly choices = computed<readonly Option<Visible>[]>(() =>
    (['hidden', 'masked', 'named'] as const).map((value) => ({ value, label: this.#words.say(`profile.choices.${value}`) })),
  );
  protected readonly publishable = computed(() => {
    const { visibility, shown } = this.store.draft();
    return (
      visibility !== 'hidden' && shown.size > 0 && (visibility === 'masked' || this.store.enrolments().length > 0) && !this.store.saving()
    );
  });

  /** Once one reads on, the card keeps only its first lines; two heights apart, so that folding it cannot unfold it. */
  protected readonly folded = signal(false);
  protected fold(): void {
    this.folded.update((folded) => (folded ? scrollY > 60 : scrollY > 320));
  }

  constructor() {
    void this.store.load();
  }
}
