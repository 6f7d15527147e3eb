import { computed, DestroyRef, inject, signal } from '@angular/core';
import { FormControl, FormGroup, type AbstractControl } from '@angular/forms';
import type * as z from 'zod';
import type { Answer, Refused } from '../api.ts';
import { pointerOf, wordsOf, type FieldWords } from './issue-words.ts';

/** First values of the fields, or ready controls (a `FormArray` for lines). Null where nothing is chosen yet. */
export type Start<S extends z.ZodType> = { readonly [K in keyof z.input<S>]?: z.input<S>[K] | null | AbstractControl };
/** Refusals that belong to a field: `{ 'already-member': '/email' }`. */
export type Places = Readonly<Record<string, string>>;
export interface FieldPlace {
  readonly label: string;
  readonly id: string;
}

const isControl = (value: unknown): value is AbstractControl => typeof value === 'object' && value !== null && 'setErrors' in value;

/**
 * A form whose rules are a contract's body schema. `group` is an ordinary `FormGroup`; errors come from the schema at each change and from the
 * server's answer (`errors[{ pointer, code }]`, or a refusal given a place). Only one sending runs at a time.
 */
export class ContractForm<S extends z.ZodType> {
  readonly group: FormGroup;
  readonly #schema: S;
  readonly #places: Places;
  readonly #fields = new Map<string, FieldPlace>();
  readonly #wrong = signal<ReadonlyMap<string, FieldWords>>(new Map());
  readonly #pending = signal(false);
  readonly #refusal = signal<Refused | null>(null);
  readonly #failures = signal(0);
  #served = new Map<string, { readonly words: FieldWords; readonly value: unknown }>();
  /** A sending runs. */
  readonly pending = this.#pending.asReadonly();
  /** Why the last sending was refused, when no field is to blame. */
  readonly refusal = this.#refusal.asReadonly();
  /** Counts the refused attempts: the summary takes the focus at each. */
  readonly failures = this.#failures.asReadonly();
  /** What is wrong, in the order of the fields, to list in the summary. */
  readonly summary = computed(() =>
    [...this.#wrong()].map(([pointer, words]) => ({ pointer, words, field: this.#fields.get(pointer) ?? null })),
  );

  constructor(schema: S, start: Start<S>, places: Places) {
    this.#schema = schema;
    this.#places = places;
    const controls = Object.entries(start).map(
      ([name, value]) => [name, isControl(value) ? value : new FormControl(value ?? null)] as const,
    );
    this.group = new FormGroup(Object.fromEntries(controls));
    this.group.valueChanges.subscribe(() => this.#check());
    this.#check();
  }

  get value(): z.input<S> {
    return this.group.getRawValue() as z.input<S>;
  }

  wrong(pointer: string): FieldWords | null {
    return this.#wrong().get(pointer) ?? null;
  }

  /** A field says its name and where it stands, so that the summary can lead to it. */
  place(pointer: string, field: FieldPlace): void {
    this.#fields.set(pointer, field);
  }

  /**
   * Sends when the schema agrees. Gives the answer's data; null when fields are wrong, when the server refused (the words are on the fields or in
   * `refusal`), or when a sending already runs.
   */
  async submit<T>(send: (value: z.input<S>) => Promise<Answer<T>>): Promise<T | null> {
    if (this.#pending()) return null;
    this.group.markAllAsTouched();
    this.#refusal.set(null);
    this.#served = new Map();
    if (!this.#check()) return this.#failed();
    this.#pending.set(true);
    try {
      const answer = await send(this.value);
      if (!answer.ok) return this.refuse(answer);
      this.group.markAsPristine();
      return answer.data;
    } finally {
      this.#pending.set(false);
    }
  }

  /** Puts a refusal on the fields it names, else above the form. */
  refuse(refused: Refused): null {
    const place = this.#places[refused.code];
    const named = refused.errors ?? [];
    for (const { pointer, code } of named) this.#serve(pointer, { key: code, params: {} });
    if (place) this.#serve(place, { text: refused.title });
    if (!place && named.length === 0) this.#refusal.set(refused);
    this.#check();
    return this.#failed();
  }

  #failed(): null {
    this.#failures.update((n) => n + 1);
    return null;
  }

  #control(pointer: string): AbstractControl | null {
    return this.group.get(pointer.split('/').slice(1));
  }

  #serve(pointer: string, words: FieldWords): void {
    this.#served.set(pointer, { words, value: this.#control(pointer)?.value as unknown });
  }

  /** True when nothing is wrong. What the server said of a value stands until that value changes. */
  #check(): boolean {
    const found = new Map<string, FieldWords>();
    const parsed = this.#schema.safeParse(this.value);
    for (const issue of parsed.error?.issues ?? []) {
      const pointer = pointerOf(issue.path);
      if (!found.has(pointer)) found.set(pointer, wordsOf(issue, this.#control(pointer)?.value));
    }
    for (const [pointer, { words, value }] of this.#served) {
      if (this.#control(pointer)?.value === value && !found.has(pointer)) found.set(pointer, words);
    }
    this.#show(this.group, '', found);
    this.#wrong.set(found);
    return found.size === 0;
  }

  #show(control: AbstractControl, pointer: string, found: ReadonlyMap<string, FieldWords>): void {
    const children = 'controls' in control ? Object.entries(control.controls as Record<string, AbstractControl>) : [];
    for (const [name, child] of children) this.#show(child, `${pointer}/${name}`, found);
    const words = found.get(pointer);
    if (words) control.setErrors({ contract: words }, { emitEvent: false });
    else if (children.length === 0 && control.errors) control.setErrors(null, { emitEvent: false });
  }
}

/** Makes the form, in an injection context. While it holds unsaved changes, closing the page asks first. */
export const contractForm = <S extends z.ZodType>(schema: S, start: Start<S>, places: Places = {}): ContractForm<S> => {
  const form = new ContractForm(schema, start, places);
  const stay = (event: BeforeUnloadEvent): void => {
    if (form.group.dirty) event.preventDefault();
  };
  addEventListener('beforeunload', stay);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', stay));
  return form;
};
