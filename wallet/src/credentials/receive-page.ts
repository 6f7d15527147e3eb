import { Component, computed, inject, resource, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import type { Connection } from '../connections/connection.ts';
import { CodeInput } from '#shared/angular/look/code-input';
import type { Ink } from '#shared/angular/look/ink';
import { Leaf } from '#shared/angular/look/leaf';
import { Monogram } from '#shared/angular/look/monogram';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict } from '#shared/angular/look/verdict';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { CredentialsStore } from './credentials-store.ts';
import { Handover } from './handover.ts';
import { VISIT } from './visit.ts';

/** An offer from a QR code or a link: who makes it, according to the registry, before any code is typed (security.md B6). */
@Component({
  selector: 'carnet-receive-page',
  imports: [ActionBar, CodeInput, Leaf, MatButton, Monogram, PageHeader, SiretPipe, TranslocoPipe, Verdict],
  templateUrl: './receive-page.html',
})
export class ReceivePage implements OnDestroy {
  readonly #safe = inject(Safe);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  readonly #handover = inject(Handover);
  readonly #store = inject(CredentialsStore);
  readonly #visit = inject(VISIT);
  protected readonly code = signal('');
  protected readonly adding = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly offer = resource({ params: () => this.#handover.uri() ?? undefined, loader: ({ params }) => this.#read(params) });
  protected readonly ready = computed(() => {
    const offer = this.offer.value();
    return offer?.trust === 'trusted' && (offer.txCode === null || this.code().length === offer.txCode.length) && !this.adding();
  });
  protected readonly leafKind = computed(() => {
    const kind = this.offer.value()?.configurations[0]?.kind ?? 'other';
    return kind === 'other' ? 'completion' : kind;
  });

  protected async add(): Promise<void> {
    const offer = this.offer.value();
    if (!offer || !this.ready()) return;
    this.adding.set(true);
    this.problem.set(null);
    try {
      const { receiveCredential } = await import('./receive-credential.ts');
      const credential = await receiveCredential(await this.#safe.wallet(), {
        offer,
        clientId: location.origin,
        ...(offer.ink ? { ink: offer.ink } : {}),
        ...(offer.txCode ? { txCode: this.code() } : {}),
      });
      await this.#store.show();
      await this.#router.navigate(['/credentials', credential.id], { replaceUrl: true });
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.adding.set(false);
    }
  }

  /** Leaves for the issuer's own page, which leads back here (RFC 6749 section 4.1.1). */
  protected async identify(): Promise<void> {
    const offer = this.offer.value();
    if (!offer || this.adding()) return;
    this.adding.set(true);
    this.problem.set(null);
    try {
      const { startAuthorisation } = await import('./authorise.ts');
      const address = await startAuthorisation(
        await this.#safe.wallet(),
        { offer, ...(offer.ink ? { ink: offer.ink } : {}) },
        location.origin,
      );
      this.#visit(address);
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
      this.adding.set(false);
    }
  }

  protected leave(): void {
    void this.#router.navigate(['/credentials']);
  }

  ngOnDestroy(): void {
    this.#handover.clear();
  }

  async #read(uri: string) {
    try {
      const { readOffer } = await import('./read-offer.ts');
      const wallet = await this.#safe.wallet();
      const offer = await readOffer(wallet, uri);
      const known = (await wallet.store.all<Connection>('connections')).find(({ organisation }) => organisation.did === offer.did);
      return { ...offer, ink: (known?.organisation.ink ?? null) as Ink | null };
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
      return null;
    }
  }
}
