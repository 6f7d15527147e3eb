import { Component, computed, effect, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { startWith, switchMap } from 'rxjs';
import type * as z from 'zod';
import type { ContractForm } from '#shared/angular/forms/contract-form';
import { Words } from '#shared/angular/i18n/words';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import { WishesBuilder } from './wishes-builder.ts';

let count = 0;

/** The part of a form that says what is asked: its `wishes`. What the page puts inside stands between the words and the lines. */
@Component({
  selector: 'carnet-asked-wishes',
  imports: [TranslocoPipe, WishesBuilder],
  template: `
    <h2 [id]="id" tabindex="-1">{{ 'wishes.title' | transloco }}</h2>
    <p class="medium muted">{{ 'wishes.text' | transloco }}</p>
    <ng-content />
    <carnet-wishes-builder [wishes]="wishes()" [known]="known()" (changed)="ask($event)" />
    @if (form().failures() > 0 && wishes().length === 0) {
      <p class="note note--no" role="alert">{{ 'wishes.empty' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      margin: 0;
    }
  `,
})
export class AskedWishes {
  readonly form = input.required<ContractForm<z.ZodType>>();
  /** Names of competences already known, by code. */
  readonly known = input<Readonly<Record<string, string>>>({});
  protected readonly id = `carnet-wishes-${(count += 1)}`;
  readonly #words = inject(Words);
  readonly #control = computed(() => this.form().group.controls['wishes']!);
  readonly #value = toSignal(
    toObservable(this.#control).pipe(switchMap((control) => control.valueChanges.pipe(startWith(control.value as unknown)))),
  );
  protected readonly wishes = computed(() => (this.#value() ?? this.#control().value) as readonly WishedClaim[]);

  constructor() {
    effect(() => {
      this.form().place('/wishes', { label: this.#words.say('wishes.title'), id: this.id });
      for (const index of this.wishes().keys())
        this.form().place(`/wishes/${index}/claims`, { label: this.#words.say('wishes.short', { number: index + 1 }), id: this.id });
    });
  }

  protected ask(wishes: readonly WishedClaim[]): void {
    this.#control().setValue(wishes);
    this.#control().markAsDirty();
  }
}
