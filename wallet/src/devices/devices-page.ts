import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Words } from '#shared/angular/i18n/words';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Confirm } from '#shared/angular/notices/confirm';
import { ListStates } from '#shared/angular/states/list-states';
import { problemWords } from '../vault/problem-words.ts';
import { Safe } from '../vault/safe.ts';
import type { KnownDevice } from './known-devices.ts';

/** The devices of one person: which, since when, and the way to take one out. */
@Component({
  selector: 'carnet-devices-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe],
  templateUrl: './devices-page.html',
  styleUrl: './devices-page.scss',
})
export class DevicesPage {
  readonly #safe = inject(Safe);
  readonly #words = inject(Words);
  readonly #confirm = inject(Confirm);
  protected readonly removing = signal(false);
  protected readonly said = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly known = resource({
    loader: async () => {
      const { knownDevices } = await import('./known-devices.ts');
      return knownDevices(await this.#safe.wallet());
    },
  });
  /** No organism answered. */
  protected readonly away = computed(() => {
    const known = this.known.value();
    return known !== undefined && !known.alone && known.devices.length === 0;
  });

  protected nameOf({ name }: KnownDevice): string {
    return name ?? this.#words.say('devices.unnamed');
  }
  protected organismsOf({ places }: KnownDevice): string {
    return places.map(({ connection }) => connection.organisation.name).join(', ');
  }

  protected async remove(device: KnownDevice): Promise<void> {
    const say = (key: string, more: Record<string, string> = {}) =>
      this.#words.say(`devices.${key}`, { name: this.nameOf(device), ...more });
    if (!(await this.#confirm.ask({ heading: say('removeTitle'), text: say('removeText'), yes: say('remove') }))) return;
    this.removing.set(true);
    this.said.set(null);
    this.problem.set(null);
    try {
      const { removeDevice } = await import('./remove-device.ts');
      const left = await removeDevice(await this.#safe.wallet(), device);
      if (left.length === 0) this.said.set(say('removed'));
      else this.problem.set(say('removedPart', { left: left.join(', ') }));
    } catch (cause) {
      this.problem.set(problemWords(this.#words, cause));
    } finally {
      this.removing.set(false);
      this.known.reload();
    }
  }
}
