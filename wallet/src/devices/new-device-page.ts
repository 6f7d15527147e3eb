import { Component, computed, inject, signal, type OnDestroy } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { CopyButton } from '#shared/angular/look/copy-button';
import { Qr } from '#shared/angular/look/qr';
import { OpenForm } from '../vault/open-form.ts';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { DeviceInvitation } from './invite-device.ts';
import type { KnownDevice } from './known-devices.ts';

const every = 4000;

const placesOf = (devices: readonly KnownDevice[]): readonly string[] =>
  devices.flatMap(({ places }) => places.map(({ device }) => device));

/** A code for another device, once the person has shown again that it is them; it says by itself when the other device has come. */
@Component({
  selector: 'carnet-new-device-page',
  imports: [CopyButton, MatButton, MatIcon, OpenForm, PageHeader, Qr, RouterLink, TranslocoPipe],
  templateUrl: './new-device-page.html',
  styles: `
    carnet-qr {
      justify-self: center;
      width: min(300px, 100%);
    }
    ol {
      margin: 0;
      padding-inline-start: 1.4em;
    }
  `,
})
export class NewDevicePage implements OnDestroy {
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #now = signal(performance.now());
  readonly #until = signal(0);
  readonly #clock = setInterval(() => this.#now.set(performance.now()), 1000);
  readonly #look = setInterval(() => void this.#watch().catch(() => undefined), every);
  protected readonly making = signal(false);
  protected readonly invitation = signal<DeviceInvitation | null>(null);
  protected readonly added = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly seconds = computed(() => Math.max(0, Math.ceil((this.#until() - this.#now()) / 1000)));
  protected readonly left = computed(() => `${Math.floor(this.seconds() / 60)}:${String(this.seconds() % 60).padStart(2, '0')}`);

  protected async invite(): Promise<void> {
    if (this.making()) return;
    this.making.set(true);
    this.problem.set(null);
    try {
      const { inviteDevice } = await import('./invite-device.ts');
      const wallet = await this.#safe.wallet();
      const invitation = await inviteDevice(wallet, location.origin);
      const now = performance.now();
      this.invitation.set(invitation);
      this.#now.set(now);
      this.#until.set(now + invitation.expiresInSeconds * 1000);
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.making.set(false);
    }
  }

  /** Who was not there when the code was made; an organism that does not answer is asked again at the next look. */
  async #watch(): Promise<void> {
    const invitation = this.invitation();
    if (!invitation || this.added() || this.seconds() === 0 || !this.#safe.open()) return;
    const { knownDevices } = await import('./known-devices.ts');
    const { devices } = await knownDevices(await this.#safe.wallet());
    const before = new Set(placesOf(invitation.before));
    const come = devices.find((one) => !one.current && placesOf([one]).some((place) => !before.has(place)));
    if (come) this.added.set(come.name ?? this.#words.say('devices.unnamed'));
  }

  ngOnDestroy(): void {
    clearInterval(this.#clock);
    clearInterval(this.#look);
  }
}
