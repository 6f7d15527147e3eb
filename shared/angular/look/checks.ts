import { Component, computed, inject, input, resource } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { instantText } from '../dates/instant-text.ts';
import { Dictionaries } from '../i18n/dictionaries.ts';
import { Language } from '../i18n/language.ts';
import { Words } from '../i18n/words.ts';
import { Verdict, type Tone } from './verdict.ts';

/** One line of a verification report, from `shared/credentials` (`at` in seconds) or from the verifier's contract (`at` an instant). */
export interface CheckLine {
  readonly check: string;
  readonly outcome: 'passed' | 'failed' | 'unchecked';
  readonly why: string;
  readonly at?: number | string | null;
}

const notAsked = new Set(['binding-not-asked', 'status-not-asked', 'trust-not-asked', 'not-reached']);
const marks: Readonly<Record<Tone, string>> = { ok: 'check', check: 'help', no: 'close', off: 'remove' };

const toneOfLine = ({ outcome, why }: CheckLine): Tone => {
  if (outcome === 'passed') return 'ok';
  if (outcome === 'failed') return 'no';
  return notAsked.has(why) ? 'off' : 'check';
};
const written = (at: CheckLine['at']): string | null => (typeof at === 'number' ? new Date(at * 1000).toISOString() : (at ?? null));

/** The ladder of checks: always the same order, one plain sentence each, the age of what could be stale. */
@Component({
  selector: 'carnet-checks',
  imports: [MatIcon, Verdict],
  templateUrl: './checks.html',
  styleUrl: './checks.scss',
})
export class Checks {
  readonly lines = input.required<readonly CheckLine[]>();
  /** Sentences that know more than the reason: `{ 'issuer-trusted': 'Atelier-École du Bâtiment de l’Erdre est un organisme reconnu.' }`. */
  readonly sentences = input<Readonly<Record<string, string>>>({});
  /** What each check proves and does not, by its name: a second, quieter sentence. */
  readonly notes = input<Readonly<Record<string, string>>>({});
  /** Of checks that are no credential’s, by their key. */
  readonly names = input<Readonly<Record<string, string>>>({});
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  readonly #dictionaries = inject(Dictionaries);
  readonly #ready = resource({
    loader: async () => {
      await this.#dictionaries.open('checks', { fr: () => import('./checks-words/fr.ts'), en: () => import('./checks-words/en.ts') });
      return true;
    },
  });
  protected readonly rows = computed(() => (this.#ready.hasValue() ? this.lines().map((line) => this.#row(line)) : []));

  #row(line: CheckLine) {
    const tone = toneOfLine(line);
    const at = written(line.at);
    const aged =
      at && line.outcome === 'unchecked' ? this.#words.say('checks.sourceAt', { at: instantText(at, 'dateTime', this.#locale()) }) : '';
    const day = at ? instantText(at, 'longDate', this.#locale()) : '';
    return {
      check: line.check,
      tone,
      mark: marks[tone],
      name: this.names()[line.check] ?? this.#words.say(`checks.${line.check}`),
      note: this.notes()[line.check] ?? null,
      sentence: [this.sentences()[line.check] ?? this.#words.say(`checks.why.${line.why}`, { day }), aged].filter(Boolean).join(' '),
    };
  }
}
