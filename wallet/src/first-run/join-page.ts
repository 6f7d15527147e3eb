import { Component, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict } from '#shared/angular/look/verdict';
import { inBusiness } from '#shared/credentials/registry';
import { Handover } from '../credentials/handover.ts';
import { acceptInvitation, readInvitation } from '../connections/connect.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { askToPersist } from '../vault/storage.ts';
import { trustOf } from '../vault/trust.ts';
import { PendingInvitation } from './pending-invitation.ts';
import { Steps } from './steps.ts';

/** Fourth screen: who invites, whether the platform knows them, before anything is sent. */
@Component({
  selector: 'carnet-join-page',
  imports: [InstantPipe, MatButton, Monogram, PageHeader, Steps, SiretPipe, TranslocoPipe, Verdict],
  templateUrl: './join-page.html',
  styleUrl: './start.scss',
})
export class JoinPage {
  readonly #safe = inject(Safe);
  readonly #router = inject(Router);
  readonly #words = inject(Words);
  protected readonly pending = inject(PendingInvitation);
  protected readonly handover = inject(Handover);
  protected readonly joining = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly invitation = resource({
    params: () => this.pending.link() ?? undefined,
    loader: ({ params }) => this.#read(params),
  });

  /** Asked at the end of the first run, once the person knows what would be lost. */
  protected readonly kept = resource({ loader: askToPersist });

  protected async join(): Promise<void> {
    const invitation = this.invitation.value();
    if (!invitation || this.joining()) return;
    this.joining.set(true);
    try {
      await acceptInvitation(await this.#safe.wallet(), invitation);
      this.leave();
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.joining.set(false);
    }
  }

  protected leave(): void {
    this.pending.forget();
    void this.#router.navigate([this.handover.page() ?? '/credentials'], { replaceUrl: true });
  }

  async #read(link: string) {
    try {
      const wallet = await this.#safe.wallet();
      const invitation = await readInvitation(wallet, link);
      const { did } = invitation.organisation;
      const trust = did ? inBusiness(await trustOf(wallet).issuers.trust(did)) : null;
      return { ...invitation, recognised: trust?.outcome === 'trusted' };
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
      return null;
    }
  }
}
