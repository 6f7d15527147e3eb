import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { TypographyPipe } from '#shared/angular/i18n/typography.pipe';
import { Words } from '#shared/angular/i18n/words';
import { Choice, type Option } from '#shared/angular/look/choice';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import { CompetenceField, type Suggestion } from '../candidates/competence-field.ts';
import { claimChoices, kindName, kinds, newWish, type Kind } from './wish-words.ts';

const most = 10;

/** What is asked, line by line: a kind of credential, which of its claims, and whether an answer needs them. */
@Component({
  selector: 'carnet-wishes-builder',
  imports: [Choice, CompetenceField, MatButton, MatCheckbox, MatIcon, MatIconButton, TranslocoPipe, TypographyPipe],
  templateUrl: './wishes-builder.html',
  styleUrl: './wishes-builder.scss',
})
export class WishesBuilder {
  readonly wishes = input.required<readonly WishedClaim[]>();
  /** Names of competences already known, by code. */
  readonly known = input<Readonly<Record<string, string>>>({});
  readonly changed = output<readonly WishedClaim[]>();
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  readonly #named = signal<Readonly<Record<string, string>>>({});
  protected readonly kinds = computed(() => kinds.map((kind) => ({ kind, name: kindName(kind, this.#locale()) })));
  protected readonly full = computed(() => this.wishes().length >= most);
  protected readonly needs = computed<readonly Option<'yes' | 'no'>[]>(() => [
    { value: 'yes', label: this.#words.say('wishes.required') },
    { value: 'no', label: this.#words.say('wishes.optional') },
  ]);
  protected readonly lines = computed(() =>
    this.wishes().map((wish) => ({
      ...wish,
      name: kindName(wish.kind, this.#locale()),
      choices: claimChoices(wish.kind, this.#locale()).map((choice) => ({ ...choice, on: wish.claims.includes(choice.key) })),
      label: wish.code === null ? null : (this.#named()[wish.code] ?? this.known()[wish.code] ?? wish.code),
    })),
  );

  protected add(kind: Kind): void {
    this.changed.emit([...this.wishes(), newWish(kind)]);
  }
  protected remove(index: number): void {
    this.changed.emit(this.wishes().filter((_wish, place) => place !== index));
  }
  protected toggle(index: number, key: string): void {
    const { claims } = this.wishes()[index]!;
    this.#set(index, { claims: claims.includes(key) ? claims.filter((one) => one !== key) : [...claims, key] });
  }
  protected require(index: number, needed: 'yes' | 'no'): void {
    this.#set(index, { required: needed === 'yes' });
  }
  protected only(index: number, one: Suggestion | null): void {
    if (one) this.#named.update((names) => ({ ...names, [one.code]: one.label }));
    this.#set(index, { code: one?.code ?? null });
  }

  #set(index: number, part: Partial<WishedClaim>): void {
    this.changed.emit(this.wishes().map((wish, place) => (place === index ? { ...wish, ...part } : wish)));
  }
}
