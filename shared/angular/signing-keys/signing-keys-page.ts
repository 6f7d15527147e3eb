import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { KeyRegister, SigningKey } from '#shared/contracts/signing-keys';
import { DayPipe, InstantPipe } from '../dates/dates.pipes.ts';
import { Words } from '../i18n/words.ts';
import { PageHeader } from '../layout/page-header.ts';
import { Verdict, type Tone } from '../look/verdict.ts';
import { Notices } from '../notices/notices.ts';
import { ListStates } from '../states/list-states.ts';
import { CompromiseForm } from './compromise-form.ts';
import { RotationPanel } from './rotation-panel.ts';
import { SigningKeysStore } from './signing-keys-store.ts';

const tones: Readonly<Record<SigningKey['state'], Tone>> = { coming: 'check', active: 'ok', retired: 'off', compromised: 'no' };

/** What the organisation signs with: every key it ever had, the change of key, and what to do when one was stolen. */
@Component({
  selector: 'carnet-signing-keys-page',
  imports: [
    CompromiseForm,
    DayPipe,
    InstantPipe,
    ListStates,
    MatButton,
    MatIcon,
    PageHeader,
    RotationPanel,
    RouterLink,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './signing-keys-page.html',
  styleUrl: './signing-keys-page.scss',
  providers: [SigningKeysStore],
})
export class SigningKeysPage {
  protected readonly store = inject(SigningKeysStore);
  readonly #notices = inject(Notices);
  readonly #words = inject(Words);
  protected readonly tones = tones;
  /** The key that is about to be declared stolen. */
  protected readonly chosen = signal<string | null>(null);
  protected readonly falling = computed(() => this.store.keys().find(({ id }) => id === this.chosen()) ?? null);

  /** A key for badges comes with the first badge. */
  protected readonly badges = computed(() => this.store.keys().some(({ algorithm }) => algorithm === 'RS256'));

  constructor() {
    void this.store.load();
  }

  /** The part after the DID: enough to tell keys apart. */
  protected nameOf({ kid }: SigningKey): string {
    return kid.slice(kid.indexOf('#') + 1);
  }

  protected fallen(register: KeyRegister): void {
    this.chosen.set(null);
    this.store.take(register);
    this.#notices.say(this.#words.say('signingKeys.compromise.done'));
  }
}
