import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { Api } from '#shared/angular/api';
import type { ReplyOf } from '#shared/contract/route';
import { suggestCompetences } from '#shared/contracts/verifier/candidates';

export type Suggestion = ReplyOf<typeof suggestCompetences>['items'][number];
const pause = 200;

/** Competences of the framework as one types; the one chosen leaves the field empty for the next. */
@Component({
  selector: 'carnet-competence-field',
  imports: [MatAutocompleteModule, MatFormFieldModule, MatIcon, MatInputModule],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <mat-icon matPrefix svgIcon="add" />
      <input
        #field
        matInput
        name="competence"
        autocomplete="off"
        maxlength="100"
        [matAutocomplete]="list"
        [disabled]="disabled()"
        (input)="typed(field.value)"
        (keydown.enter)="list.isOpen && $event.preventDefault()"
      />
      <mat-hint role="status">{{ none() ? nothing() : hint() }}</mat-hint>
    </mat-form-field>
    <mat-autocomplete #list="matAutocomplete" [displayWith]="blank" (optionSelected)="choose($event.option.value, field)">
      @for (one of found(); track one.code) {
        <mat-option [value]="one">{{ one.label }}</mat-option>
      }
    </mat-autocomplete>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
  `,
})
export class CompetenceField {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** Said when no competence has these words. */
  readonly nothing = input.required<string>();
  readonly disabled = input(false);
  readonly chosen = output<Suggestion>();
  readonly #api = inject(Api);
  protected readonly found = signal<readonly Suggestion[]>([]);
  protected readonly none = signal(false);
  protected readonly blank = (): string => '';
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#waiting));
  }

  protected typed(text: string): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#suggest(text.trim()), pause);
  }

  protected choose(one: Suggestion, field: HTMLInputElement): void {
    field.value = '';
    this.#show([], false);
    this.chosen.emit(one);
  }

  /** An answer that comes late changes nothing. */
  async #suggest(q: string): Promise<void> {
    const turn = (this.#asked += 1);
    if (q.length < 2) return this.#show([], false);
    const answer = await this.#api.call(suggestCompetences, { query: { q } });
    if (answer.ok && turn === this.#asked) this.#show(answer.data.items, answer.data.items.length === 0);
  }

  #show(found: readonly Suggestion[], none: boolean): void {
    this.found.set(found);
    this.none.set(none);
  }
}
