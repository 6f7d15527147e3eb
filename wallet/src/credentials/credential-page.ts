import { Router } from '@angular/router';
import { Confirm } from '#shared/angular/notices/confirm';
import { Notices } from '#shared/angular/notices/notices';
import { Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatExpansionModule } from '@angular/material/expansion';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe, InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { ActionBar } from '#shared/angular/layout/action-bar';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Claims } from '#shared/angular/look/claims';
import type { Ink } from '#shared/angular/look/ink';
import { Leaf } from '#shared/angular/look/leaf';
import { Level } from '#shared/angular/look/level';
import { toneOf, Verdict } from '#shared/angular/look/verdict';
import { Empty } from '#shared/angular/states/empty';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import type { Connection } from '../connections/connection.ts';
import { Safe } from '../vault/safe.ts';
import { claimLines } from '#shared/angular/look/claim-lines';
import { ContestPanel } from './contest-panel.ts';
import { EndorsementPanel } from './endorsement-panel.ts';
import { withoutReplaced } from './current-credentials.ts';
import { EvidencePanel } from './evidence-panel.ts';
import { ExportPanel } from './export-panel.ts';
import { HalfDayProofs } from './half-day-proofs.ts';
import { IssuerNote } from './issuer-note.ts';
import { CredentialsStore } from './credentials-store.ts';
import type { StoredCredential } from './stored-credential.ts';

/** One credential: the leaf, its state in words and with its age, every claim, the same competence over time, and what a machine sees. */
@Component({
  selector: 'carnet-credential-page',
  imports: [
    ActionBar,
    Claims,
    ContestPanel,
    DayPipe,
    Empty,
    EndorsementPanel,
    EvidencePanel,
    ExportPanel,
    HalfDayProofs,
    InstantPipe,
    IssuerNote,
    Leaf,
    Level,
    MatButton,
    MatExpansionModule,
    MatIcon,
    PageHeader,
    RouterLink,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './credential-page.html',
  styleUrl: './credential-page.scss',
})
export class CredentialPage {
  readonly id = input.required<string>();
  protected readonly store = inject(CredentialsStore);
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  readonly #notices = inject(Notices);
  readonly #router = inject(Router);
  readonly #locale = inject(Language).current;
  protected readonly checking = signal(false);
  protected readonly card = computed(() => this.store.cards().find((one) => one.id === this.id()) ?? null);
  protected readonly kind = computed(() => {
    const kind = this.card()?.kind ?? 'other';
    return kind === 'other' ? 'completion' : kind;
  });
  protected readonly ink = computed(() => this.card()?.ink as Ink | null);
  protected readonly tone = computed(() => {
    const card = this.card();
    if (!card || card.checkedAt === null) return 'check';
    return card.state === 'expired' || card.state === 'replaced' ? 'off' : toneOf(card.state);
  });
  /** What took its place, and what it took the place of. */
  protected readonly successor = computed(() => {
    const id = this.card()?.issuanceId;
    return id ? (this.store.cards().find((one) => one.replaces === id) ?? null) : null;
  });
  protected readonly former = computed(() => {
    const id = this.card()?.replaces;
    return id ? (this.store.cards().find((one) => one.issuanceId === id) ?? null) : null;
  });
  /** Why it is in its state, in the organism's words. */
  protected readonly why = computed(() => {
    const { reasonCode = null, reason = null } = this.card() ?? {};
    const said = [reasonCode && reasonCode !== 'other' ? this.#words.say(`common.reasons.${reasonCode}`) : null, reason];
    return said.filter((one) => one !== null && one !== '').join(', ');
  });
  /** What has fallen is no longer handed over as a file. */
  protected readonly exportable = computed(() => {
    const { kind, state } = this.card() ?? {};
    return kind !== 'experience' && (state === 'valid' || state === 'unknown') && !this.successor();
  });
  protected readonly history = computed(() => {
    const card = this.card();
    if (card?.kind !== 'competence') return [];
    const same = withoutReplaced(this.store.cards()).filter((one) => one.kind === 'competence' && one.subject === card.subject);
    return same.length > 1
      ? [...same].sort((a, b) => (a.on ?? '').localeCompare(b.on ?? '') || a.receivedAt.localeCompare(b.receivedAt))
      : [];
  });
  protected readonly secret = resource({ params: () => this.card()?.id, loader: ({ params }) => this.#read(params) });
  protected readonly lines = computed(() => {
    const secret = this.secret.value();
    return secret ? claimLines(secret.payload, this.#locale()) : [];
  });

  constructor() {
    effect(() => {
      if (this.#safe.open() && this.store.status() === 'idle') void this.store.show();
    });
  }

  /** An own declaration is the person's to take back. */
  protected async forget(): Promise<void> {
    const say = (key: string) => this.#words.say(`credentials.${key}`);
    if (!(await this.#confirm.ask({ heading: say('forgetTitle'), text: say('forgetText'), yes: say('forget') }))) return;
    const { forgetExperience } = await import('../experiences/declare-own-experience.ts');
    await forgetExperience(await this.#safe.wallet(), this.id());
    await this.store.show();
    this.#notices.say(say('forgotten'));
    await this.#router.navigate(['/credentials']);
  }

  protected async check(): Promise<void> {
    this.checking.set(true);
    await this.store.check().catch(() => undefined);
    this.checking.set(false);
  }

  async #read(id: string) {
    const wallet = await this.#safe.wallet();
    const credential = await wallet.store.get<StoredCredential>('credentials', id);
    if (!credential) return null;
    const { payload } = await readSdJwt(credential.copies[0]!.compact, wallet.crypto);
    const free = credential.copies.filter((copy) => copy.use === null).length;
    const connection = credential.connectionId ? await wallet.store.get<Connection>('connections', credential.connectionId) : null;
    return { payload, free, siret: connection?.organisation.siret ?? null, text: JSON.stringify(payload, null, 2) };
  }
}
