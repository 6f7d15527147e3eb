import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { Checks } from '#shared/angular/look/checks';
import { Claims, type ClaimLine } from '#shared/angular/look/claims';
import { siretText } from '#shared/contract/siret-text';
import { consentChecks } from '#shared/credentials/verify-consent';
import { claimName } from '../disclosures/claim-name.ts';
import type { CheckedReceipt } from './check-receipts.ts';
import { receiptSentence } from './receipt-words.ts';

/** One consent receipt: whom it binds and to what, and the ladder of its checks. What is not under both signatures is not shown. */
@Component({
  selector: 'carnet-receipt-view',
  imports: [Checks, Claims, TranslocoPipe],
  template: `
    <section class="left">
      <h2>{{ 'verify.receipt.title.' + (checked().report.facts?.event ?? 'unread') | transloco }}</h2>
      @if (lines().length > 0) {
        <carnet-claims [lines]="lines()" />
        <p class="small muted">{{ 'verify.receipt.person' | transloco }}</p>
      }
      @if (checked().withdrawnAt; as at) {
        <p class="note note--check">
          <span>{{ 'verify.receipt.takenBack' | transloco: { day: day(at) } }}</span>
        </p>
      }
    </section>
    <section class="paper ladder">
      <h3>{{ 'verify.receipt.checks' | transloco }}</h3>
      <carnet-checks [lines]="checked().report.lines" [names]="names()" [sentences]="sentences()" [notes]="notes()" />
    </section>
  `,
  styleUrl: '../verification/proof.scss',
})
export class ReceiptView {
  readonly checked = input.required<CheckedReceipt>();
  readonly #words = inject(Words);
  readonly #locale = inject(Language).current;
  protected readonly names = computed(() => this.#each('name'));
  protected readonly notes = computed(() => this.#each('note'));
  protected readonly sentences = computed(() =>
    Object.fromEntries(this.checked().report.lines.map((line) => [line.check, receiptSentence(line, this.#words, this.#locale())])),
  );
  protected readonly lines = computed((): readonly ClaimLine[] => {
    const { facts } = this.checked().report;
    if (!facts) return [];
    const locale = this.#locale();
    const says = (key: string, value: string): ClaimLine => ({ label: this.#words.say(`verify.receipt.${key}`), value });
    return [
      says('company', this.#company()),
      says('purpose', facts.purpose),
      says('at', instantText(facts.at, 'dateTime', locale)),
      ...(facts.claims.length > 0 ? [says('claims', facts.claims.map((one) => claimName(one, locale)).join(', '))] : []),
      ...(facts.event === 'given' ? [says('kept', this.#words.say('verify.receipt.days', { count: facts.retentionDays }))] : []),
      says('key', facts.holder),
    ];
  });

  protected day(at: string): string {
    return instantText(at, 'longDate', this.#locale());
  }

  /** By the registry: what the receipt calls the company is only its own word. */
  #company(): string {
    const { company, report } = this.checked();
    if (!company) return report.facts?.controller.did ?? '';
    return company.siret ? `${company.name}, SIRET ${siretText(company.siret)}` : company.name;
  }

  #each(what: 'name' | 'note'): Readonly<Record<string, string>> {
    return Object.fromEntries(consentChecks.map((check) => [check, this.#words.say(`verify.receipt.${what}.${check}`)]));
  }
}
