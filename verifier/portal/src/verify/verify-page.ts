import { Component, computed, effect, ElementRef, inject, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { instantText } from '#shared/angular/dates/instant-text';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { toneOf, Verdict, type Tone } from '#shared/angular/look/verdict';
import { saveFile } from '#shared/angular/save-file';
import type { Verdict as Verdicts } from '#shared/credentials/report';
import { Skeleton } from '#shared/angular/states/skeleton';
import { ReportWords } from '../verification/report-words.ts';
import { worstOf } from '../verification/shown-proof.ts';
import { VerdictBand } from '../verification/verdict-band.ts';
import type { CheckedDocument } from './check-documents.ts';
import type { CheckedReceipt } from './check-receipts.ts';
import { DocumentView } from './document-view.ts';
import { FrameReader } from './frame-reader.ts';
import { HandOver } from './hand-over.ts';
import { OfflineNote } from './offline-note.ts';
import { OfflinePanel } from './offline-panel.ts';
import { OfflineStore } from './offline-store.ts';
import { readFile, readText, type Input } from './read-input.ts';
import { receiptsSentence } from './receipt-words.ts';
import { ReceiptView } from './receipt-view.ts';
import { reportJson } from './report-json.ts';
import { shownDocument } from './shown-document.ts';
import { SourceList } from './source-list.ts';
import { VerifyStore } from './verify-store.ts';

const openAtOnce = 3;

interface Row {
  readonly title: string;
  readonly from: string | null;
  readonly verdict: Verdicts;
  readonly tone: Tone;
  readonly open: boolean;
  readonly number: number;
  readonly document?: CheckedDocument;
  readonly receipt?: CheckedReceipt;
}

/** For anyone, without an account: a document handed over is checked here, the verdict first, then each check with what it proves. */
@Component({
  selector: 'carnet-verify-page',
  imports: [
    DocumentView,
    HandOver,
    MatButton,
    MatIcon,
    OfflineNote,
    OfflinePanel,
    PageHeader,
    ReceiptView,
    Skeleton,
    SourceList,
    TranslocoPipe,
    Verdict,
    VerdictBand,
  ],
  templateUrl: './verify-page.html',
  styleUrl: './verify-page.scss',
  providers: [FrameReader, OfflineStore, VerifyStore],
})
export class VerifyPage {
  protected readonly store = inject(VerifyStore);
  readonly #words = inject(Words);
  readonly #reports = inject(ReportWords);
  readonly #locale = inject(Language).current;
  readonly #router = inject(Router);
  readonly #fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  private readonly result = viewChild<ElementRef<HTMLElement>>('result');
  protected readonly opened = signal<ReadonlySet<number>>(new Set());
  readonly #proofs = computed(() =>
    this.store.checked.documents().map((checked) => ({
      checked,
      proof: shownDocument(checked, this.#locale(), this.#words.say('verify.unreadable')),
    })),
  );
  protected readonly rows = computed((): readonly Row[] =>
    [
      ...this.#proofs().map(({ checked, proof }) => ({
        ...{ title: proof.title, from: checked.found.from, verdict: proof.verdict, document: checked },
      })),
      ...this.store.receipts().map((receipt) => ({
        title: this.#words.say(`verify.receipt.title.${receipt.report.facts?.event ?? 'unread'}`),
        ...{ from: receipt.found.from, verdict: receipt.report.verdict, receipt },
      })),
    ].map((row, index) => ({ ...row, tone: toneOf(row.verdict), open: this.opened().has(index), number: index + 1 })),
  );
  protected readonly verdict = computed(() => worstOf(this.rows().map(({ verdict }) => verdict)));
  protected readonly sentence = computed(() => this.#sentence());

  constructor() {
    const title = inject(Title);
    effect(() => title.setTitle(`${this.#words.say('verify.title')} · Carnet`));
    effect(() => {
      const fragment = this.#fragment();
      if (fragment) untracked(() => void this.check(readText(fragment, location.origin)));
    });
  }

  protected take(file: File): void {
    void this.check(readFile(file, location.origin));
  }
  protected read(text: string): void {
    void this.check(readText(text, location.origin));
  }

  protected toggle(index: number): void {
    const next = new Set(this.opened());
    if (!next.delete(index)) next.add(index);
    this.opened.set(next);
  }

  protected print(): void {
    print();
  }

  protected async save(): Promise<void> {
    const text = await reportJson(
      { ...this.store.checked(), receipts: this.store.receipts() },
      { checkedAt: this.store.checkedAt(), page: `${location.origin}/verify` },
    );
    saveFile(`verification-${this.store.checkedAt().slice(0, 19).replaceAll(':', '-')}.json`, text);
  }

  protected async check(reading: Promise<Input>): Promise<void> {
    const link = await this.store.check(reading);
    if (link) return void (await this.#router.navigate(['/v', link.id], { fragment: link.key }));
    const count = this.rows().length;
    this.opened.set(new Set(count <= openAtOnce ? Array.from({ length: count }, (_, index) => index) : []));
    setTimeout(() => this.result()?.nativeElement.querySelector<HTMLElement>('h1')?.focus());
  }

  #sentence(): string {
    const receipts = this.store.receipts();
    if (receipts.length > 0) return receiptsSentence(receipts, this.verdict(), this.#words, this.#locale());
    const rows = this.#proofs();
    if (this.verdict() === 'verified')
      return this.#words.say(`verify.sentence.${this.#onTheSpot() ? 'spot' : 'verified'}`, { count: rows.length });
    const worst = rows.filter(({ proof }) => proof.verdict === this.verdict());
    if (worst.every(({ checked }) => checked.document.selfDeclared)) return this.#words.say('verify.sentence.self');
    const copied = this.store.checked.sources().filter(({ stale }) => stale);
    if (this.verdict() === 'to-check' && this.store.offline()?.tooOld) return this.#words.say('verify.sentence.tooOld');
    if (this.verdict() === 'to-check' && copied.length > 0) {
      const oldest = Math.min(...copied.map(({ fetchedAt }) => fetchedAt));
      return this.#words.say('verify.sentence.aged', {
        at: instantText(new Date(oldest * 1000).toISOString(), 'dateTime', this.#locale()),
      });
    }
    return this.#reports.summary(
      worst.map(({ proof }) => ({ ...proof, checks: proof.checks.filter(({ why }) => why !== 'binding-not-asked') })),
    );
  }

  /** Its holder signed it just now, for whoever stands there. */
  #onTheSpot(): boolean {
    return this.#proofs().every(({ proof }) => proof.checks.some(({ why }) => why === 'holder-proven'));
  }
}
