import { Component, computed, inject, output, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { claimWords } from '#shared/angular/look/claim-lines';
import type { ConsentLine } from './consent-lines.ts';
import { RequestStore } from './request-store.ts';

/** One paper cut by a perforation: above what leaves, below what stays; ticking moves a line across, and says so. */
@Component({
  selector: 'carnet-consent-paper',
  imports: [DayPipe, MatCheckbox, MatFormField, MatIcon, MatLabel, MatOption, MatSelect, TranslocoPipe],
  templateUrl: './consent-paper.html',
  styleUrl: './consent-paper.scss',
})
export class ConsentPaper {
  readonly previewed = output();
  protected readonly store = inject(RequestStore);
  protected readonly locale = inject(Language).current;
  readonly #words = inject(Words);
  protected readonly said = signal('');
  protected readonly leaving = computed(() => this.store.lines().filter((line) => this.store.ticked().has(line.id)));
  protected readonly staying = computed(() => this.store.lines().filter((line) => !this.store.ticked().has(line.id)));

  protected ask(line: ConsentLine) {
    return this.store.request()?.asks.find((ask) => ask.id === line.askId);
  }
  protected chosen(line: ConsentLine) {
    const ask = this.ask(line);
    const [id] = this.store.consent().chosen(line.askId);
    return ask?.candidates.find((candidate) => candidate.id === id);
  }
  /** The choice of a credential stands once, at the first line of its ask. */
  protected first(line: ConsentLine): boolean {
    return this.leaving().find((one) => one.askId === line.askId) === line;
  }
  /** Ids of the credentials that answer, in the form the list of choices wants. */
  protected picked(line: ConsentLine): string | readonly string[] {
    const ids = this.store.consent().chosen(line.askId);
    return this.ask(line)?.multiple ? ids : (ids[0] ?? '');
  }
  protected choose(line: ConsentLine, picked: string | readonly string[]): void {
    this.store.choose(line.askId, typeof picked === 'string' ? [picked] : picked);
  }
  protected name(line: ConsentLine): string {
    const own = line.id === line.askId && line.kind === 'competence' ? this.chosen(line)?.title : undefined;
    return own ?? line.claims.map((claim) => claim.label[this.locale()]).join(', ');
  }
  protected second(line: ConsentLine): string {
    if (line.kind === 'competence' && line.id === line.askId) return line.claims.map((claim) => claim.label[this.locale()]).join(', ');
    const values = this.ask(line)?.values[this.chosen(line)?.id ?? ''] ?? {};
    const own = line.claims.flatMap((claim) =>
      claim.key && values[claim.key] ? [claimWords(values[claim.key]!, this.locale(), claim.key)] : [],
    );
    // What nobody vouches for says so beside its words, before it leaves.
    const mark = line.kind === 'experience' || own.length === 0 ? [this.#words.say(`disclosure.kinds.${line.kind}`)] : [];
    return [...mark, own.join(', ')].filter((part) => part !== '').join(' · ');
  }
  /** Without it there is no answer, whether it is ticked or not. */
  protected needed(line: ConsentLine): boolean {
    return line.required || (line.id === line.askId && this.ask(line)?.required === true);
  }
  /** Of a stranger everything is, and is said once, above. */
  protected unusual({ over }: ConsentLine): string | null {
    if (over.length === 0 || this.store.request()?.stranger) return null;
    const claims = over.map((claim) => claim.label[this.locale()]).join(', ');
    return this.#words.say('disclosure.unusual', { name: this.store.request()?.name ?? '', claims });
  }
  protected toggle(line: ConsentLine): void {
    const out = !this.store.ticked().has(line.id);
    this.store.toggle(line.id);
    this.said.set(this.#words.say(`disclosure.moved.${out ? 'out' : 'in'}`, { name: this.name(line) }));
  }
}
