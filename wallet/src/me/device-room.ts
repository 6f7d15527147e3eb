import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '#shared/angular/i18n/language';
import { askToPersist, persisted, roomHere } from '../vault/storage.ts';
import { Install } from './install.ts';

/** Under this, the next proofs may find no room. */
const scarce = 20 * 1024 * 1024;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Two figures at most: it is a browser's estimate. */
export const sizeWords = (bytes: number, language: string): string => {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = value < 10 && step > 0 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[step]!, unitDisplay: 'short', maximumFractionDigits: digits }).format(
    value,
  );
};

/** How well this device keeps the carnet: the browser's promise, the room there is, and the home screen, where it is kept best. */
@Component({
  selector: 'carnet-device-room',
  imports: [MatButton, MatIcon, TranslocoPipe],
  templateUrl: './device-room.html',
  styleUrl: './device-room.scss',
})
export class DeviceRoom {
  protected readonly install = inject(Install);
  readonly #language = inject(Language);
  protected readonly kept = resource({ loader: persisted });
  readonly #room = resource({ loader: roomHere });
  /** What the browser answered when it was asked. */
  protected readonly answer = signal<'kept' | 'refused' | null>(null);
  protected readonly room = computed(() => {
    const room = this.#room.value();
    if (!room) return null;
    const left = Math.max(0, room.quota - room.used);
    const language = this.#language.current();
    const percent = Math.min(100, (100 * room.used) / room.quota);
    return { percent, few: left < scarce, used: sizeWords(room.used, language), left: sizeWords(left, language) };
  });

  protected async ask(): Promise<void> {
    const kept = await askToPersist();
    this.kept.set(kept);
    this.answer.set(kept ? 'kept' : 'refused');
  }
}
