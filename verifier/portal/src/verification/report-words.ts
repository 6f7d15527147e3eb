import { inject, Injectable } from '@angular/core';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import type { CheckLine } from '#shared/angular/look/checks';
import type { Verdict } from '#shared/credentials/report';
import { blockingCheck, worstOf, type ShownProof } from './shown-proof.ts';

const written = (at: CheckLine['at']): string | null => (typeof at === 'number' ? new Date(at * 1000).toISOString() : (at ?? null));

/** What a report says in whole sentences. Reads signals: fine in a `computed`. */
@Injectable({ providedIn: 'root' })
export class ReportWords {
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;

  /** Why the whole is what it is, in one or two sentences. */
  summary(proofs: readonly ShownProof[]): string {
    const verdict: Verdict = worstOf(proofs.map((one) => one.verdict));
    const count = proofs.length;
    const why = blockingCheck(proofs)?.why;
    const cause = why && this.#words.has(`checks.why.${why}`) ? this.#words.say(`checks.why.${why}`) : '';
    return [verdict === 'verified' ? '' : cause, this.#words.say(`verification.verdict.${verdict}`, { count })].filter(Boolean).join(' ');
  }

  /** Sentences that know more than the reason: who, how old, since when. */
  sentences(checks: readonly CheckLine[], issuer: string | null, madeAt: number | null): Readonly<Record<string, string>> {
    const said: Record<string, string> = {};
    for (const { check, outcome, why, at } of checks) {
      if (outcome !== 'passed') continue;
      const sentence = this.#sentence(why, issuer, written(why === 'holder-proven-earlier' ? madeAt : at));
      if (sentence) said[check] = sentence;
    }
    return said;
  }

  #sentence(why: string, name: string | null, at: string | null): string | null {
    const locale = this.#locale();
    if (why === 'issuer-registered' || why === 'issuer-recognised') return name && this.#words.say(`verification.${why}`, { name });
    if (!at) return null;
    if (why === 'issuer-closed')
      return name && this.#words.say('verification.issuer-closed', { name, day: instantText(at, 'longDate', locale) });
    if (why === 'status-valid') return this.#words.say('verification.status-valid', { when: instantText(at, 'relative', locale) });
    if (why === 'holder-proven-earlier')
      return this.#words.say('verification.holder-proven-earlier', { day: instantText(at, 'longDate', locale) });
    return null;
  }
}
