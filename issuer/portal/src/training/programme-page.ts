import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Choice, type Option } from '#shared/angular/look/choice';
import { Notices } from '#shared/angular/notices/notices';
import { Failure } from '#shared/angular/states/failure';
import type { Occupation } from '#shared/contracts/issuer/catalogue';
import type { LevelScale, Programme } from '#shared/contracts/issuer/training';
import { ProgrammeStore } from './programme-store.ts';

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A programme from a ROME métier: what the métier asks for on the left, what the programme keeps on the right. */
@Component({
  selector: 'carnet-programme-page',
  imports: [
    Choice,
    Failure,
    MatAutocompleteModule,
    MatButton,
    MatCheckbox,
    MatFormFieldModule,
    MatIcon,
    MatIconButton,
    MatInputModule,
    PageHeader,
    TranslocoPipe,
  ],
  templateUrl: './programme-page.html',
  styleUrl: './programme-page.scss',
  providers: [ProgrammeStore],
})
export class ProgrammePage {
  readonly id = input<string>();
  protected readonly store = inject(ProgrammeStore);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  readonly #notices = inject(Notices);
  protected readonly filter = signal('');
  protected readonly scales = computed<readonly Option<LevelScale>[]>(() =>
    (['medals', 'hundred'] as const).map((value) => ({ value, label: this.#words.say(`training.programmes.scale.${value}`) })),
  );
  protected readonly proposed = computed(() => {
    const typed = plain(this.filter());
    return this.store.proposed().filter((one) => plain(one.label).includes(typed));
  });

  constructor() {
    effect(() => this.load());
  }

  protected load(): void {
    const id = this.id();
    if (id) void this.store.load(id as Programme['id']);
  }

  unsaved(): boolean {
    return this.store.changed();
  }

  protected readonly labelOf = (occupation: Occupation | string): string =>
    typeof occupation === 'string' ? occupation : occupation.label;

  protected addOwn(field: HTMLInputElement): void {
    this.store.addOwn(field.value);
    field.value = '';
  }
  protected addCourse(field: HTMLInputElement): void {
    if (field.value.trim()) this.store.change({ courses: [...this.store.courses(), field.value.trim()] });
    field.value = '';
  }
  protected removeCourse(index: number): void {
    this.store.change({ courses: this.store.courses().filter((_course, place) => place !== index) });
  }

  protected async save(): Promise<void> {
    if (!(await this.store.save())) return;
    this.#notices.say(this.#words.say('training.programme.saved'));
    await this.#router.navigate(['/programmes']);
  }
}
