import { computed, Injectable, signal } from '@angular/core';
import { recogniseCode } from './recognise-code.ts';

const pages: Readonly<Record<string, '/credentials/receive' | '/disclosure/request'>> = {
  offer: '/credentials/receive',
  request: '/disclosure/request',
};

/** What was scanned, pasted or opened by a link, on its way to the page that reads it: one-time codes never stand in an address. */
@Injectable({ providedIn: 'root' })
export class Handover {
  readonly #uri = signal<string | null>(null);
  readonly #offerId = signal<string | null>(null);
  #answer = '';
  readonly uri = this.#uri.asReadonly();
  /** The offer that a request answers, when it came from the list of offers. */
  readonly offerId = this.#offerId.asReadonly();

  /** The page that reads it; null when nothing waits. It waits through a first run too. */
  readonly page = computed(() => pages[recogniseCode(this.#uri() ?? '')] ?? null);

  give(uri: string, offerId: string | null = null): void {
    this.#uri.set(uri);
    this.#offerId.set(offerId);
  }
  /** The parameters an authorization page answered with; taken once. */
  giveAnswer(parameters: string): void {
    this.#answer = parameters;
  }
  takeAnswer(): string {
    const answer = this.#answer;
    this.#answer = '';
    return answer;
  }
  clear(): void {
    this.#uri.set(null);
    this.#offerId.set(null);
  }
}
