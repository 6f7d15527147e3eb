import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict } from '#shared/angular/look/verdict';
import { Handover } from '../credentials/handover.ts';
import { ConsentPaper } from './consent-paper.ts';
import { ExactPreview } from './exact-preview.ts';
import { HostPrompt } from './host-prompt.ts';
import { RequestStore } from './request-store.ts';
import { Departure } from './departure.ts';
import { isAnswered } from './is-answered.ts';
import { NumberPrompt } from './number-prompt.ts';
import { Outcome } from './outcome.ts';
import { UnlockPrompt } from './unlock-prompt.ts';

/** Who asks, why, what leaves and what stays; then the phrase, then the sending (ARF RPA_06, RPA_07, RPA_10). */
@Component({
  selector: 'carnet-request-page',
  imports: [
    ActionBar,
    ConsentPaper,
    DayPipe,
    ExactPreview,
    HostPrompt,
    MatButton,
    MatIcon,
    Monogram,
    NumberPrompt,
    Outcome,
    PageHeader,
    RouterLink,
    SiretPipe,
    TranslocoPipe,
    UnlockPrompt,
    Verdict,
  ],
  templateUrl: './request-page.html',
  styleUrl: './request-page.scss',
  providers: [RequestStore],
})
export class RequestPage {
  protected readonly store = inject(RequestStore);
  protected readonly step = signal<'consent' | 'preview' | 'host' | 'number' | 'unlock'>('consent');
  protected readonly number = signal<string | null>(null);
  readonly #locale = inject(Language).current;
  readonly #words = inject(Words);
  readonly #handover = inject(Handover);
  readonly #departure = inject(Departure);
  protected readonly day = computed(() => this.store.request()?.since?.slice(0, 10) ?? null);
  protected readonly trusted = computed(() => this.store.request()?.trust === 'trusted');
  protected readonly answered = computed(() => {
    const request = this.store.request();
    return request !== null && isAnswered(request);
  });
  protected readonly warning = computed(() => {
    const request = this.store.request();
    if (!request || this.trusted()) return null;
    if (request.trust === 'unreachable') return 'disclosure.unreachable';
    return request.stranger ? 'disclosure.stranger.warning' : 'disclosure.unverifiedText';
  });
  protected readonly missing = computed(() =>
    (this.store.request()?.asks ?? [])
      .filter((ask) => ask.required && ask.candidates.length === 0)
      .map(
        (ask) =>
          `${this.store.request()?.competences[ask.id] ?? this.#words.say(`disclosure.kinds.${ask.kind}`)} (${ask.claims.map((claim) => claim.label[this.#locale()]).join(', ')})`,
      )
      .join(' ; '),
  );

  constructor() {
    const uri = this.#handover.uri();
    if (uri) void this.store.read(uri);
    else void inject(Router).navigate(['/credentials/scan'], { replaceUrl: true });
  }

  protected async preview(): Promise<void> {
    await this.store.prepare();
    if (this.store.prepared()) this.step.set('preview');
  }
  protected async share(): Promise<void> {
    await this.store.prepare();
    if (this.store.prepared()) this.confirm();
  }
  /** To a stranger, its address first; the number of the screen, when the request asks for it; then the phrase. */
  protected confirm(): void {
    if (this.store.request()?.stranger) this.step.set('host');
    else this.named();
  }
  protected named(): void {
    this.step.set(this.store.request()?.wantsNumber ? 'number' : 'unlock');
  }
  protected read(number: string): void {
    this.number.set(number);
    this.step.set('unlock');
  }
  /** Back to the consent when it could not even be tried: the reason stands there. */
  protected async send(): Promise<void> {
    await this.store.send(this.number());
    if (!this.store.sharing()) this.step.set('consent');
    else this.goOn();
  }
  protected async refuse(): Promise<void> {
    await this.store.refuse();
    this.goOn();
  }
  /** The wallet must follow the verifier's redirect (OpenID4VP 1.0 section 8.2): without it the answer is not taken in. */
  protected goOn(): void {
    const address = this.store.sharing()?.goOn;
    if (address) this.#departure.to(address);
  }
}
