import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Monogram } from '#shared/angular/look/monogram';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict } from '#shared/angular/look/verdict';
import { readWalletDeviceLink } from '#shared/contract/wallet-link';
import { inBusiness } from '#shared/credentials/registry';
import { Handover } from '../credentials/handover.ts';
import { acceptInvitation, readInvitations } from '../connections/connect.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import { askToPersist } from '../vault/storage.ts';
import { trustOf } from '../vault/trust.ts';
import { PendingInvitation } from './pending-invitation.ts';
import { Steps } from './steps.ts';

/** Fourth screen: who invites, whether the platform knows them, before anything is sent; or which organisms another device of the person hands on. */
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
  readonly #joined = new Set<string>();
  protected readonly joining = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly invitations = resource({
    params: () => this.pending.link() ?? undefined,
    loader: ({ params }) => this.#read(params),
  });
  protected readonly recognised = computed(() => (this.invitations.value()?.organisms ?? []).filter((one) => one.recognised));
  /** Another device shows the link, not an organism. */
  protected readonly ofDevice = computed(() => readWalletDeviceLink(this.pending.link() ?? '') !== null);

  /** That link leads nowhere from here; why is said below. */
  protected readonly unread = computed(() => this.ofDevice() && !this.invitations.isLoading() && !this.invitations.value());

  /** Asked at the end of the first run, once the person knows what would be lost. */
  protected readonly kept = resource({ loader: askToPersist });

  protected async join(): Promise<void> {
    if (this.recognised().length === 0 || this.joining()) return;
    this.joining.set(true);
    try {
      await this.#joinEach();
      this.leave();
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.joining.set(false);
    }
  }

  /** What was joined stays joined: pressed again, only the rest is asked. */
  async #joinEach(): Promise<void> {
    const wallet = await this.#safe.wallet();
    for (const invitation of this.recognised()) {
      if (this.#joined.has(invitation.code)) continue;
      await acceptInvitation(wallet, invitation, this.invitations.value()?.taken ?? []);
      this.#joined.add(invitation.code);
    }
  }

  protected leave(): void {
    this.pending.forget();
    void this.#router.navigate([this.handover.page() ?? '/credentials'], { replaceUrl: true });
  }

  async #read(link: string) {
    try {
      const wallet = await this.#safe.wallet();
      const { taken, organisms } = await readInvitations(wallet, link);
      const { issuers } = trustOf(wallet);
      const judged = organisms.map(async (invitation) => {
        const { did } = invitation.organisation;
        const trust = did ? inBusiness(await issuers.trust(did)) : null;
        return { ...invitation, recognised: trust?.outcome === 'trusted' };
      });
      return { taken, organisms: await Promise.all(judged) };
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
      return null;
    }
  }
}
