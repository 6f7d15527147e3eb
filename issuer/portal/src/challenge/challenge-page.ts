import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { DayPipe } from '#shared/angular/dates/dates.pipes';
import { hoursText } from '#shared/angular/dates/hours-text';
import { FileDrop } from '#shared/angular/forms/file-drop';
import { Language } from '#shared/angular/i18n/language';
import { PageHeader } from '#shared/angular/layout/page-header';
import { claimWords } from '#shared/angular/look/claim-lines';
import { SiretPipe } from '#shared/angular/look/siret.pipe';
import { Verdict, type Tone } from '#shared/angular/look/verdict';
import { documentFiles } from '#shared/credentials/document-files';
import { ChallengeStore } from './challenge-store.ts';

const tones: Readonly<Record<'verified' | 'to-check' | 'code', Tone>> = { verified: 'ok', 'to-check': 'check', code: 'check' };

/** For a funder, without account: the certificate they hold, and any half-day of it, proven to be in the certified total or not. */
@Component({
  selector: 'carnet-challenge-page',
  imports: [
    DayPipe,
    FileDrop,
    MatButton,
    MatFormField,
    MatHint,
    MatIcon,
    MatInput,
    MatLabel,
    PageHeader,
    SiretPipe,
    TranslocoPipe,
    Verdict,
  ],
  templateUrl: './challenge-page.html',
  styleUrl: './challenge-page.scss',
  providers: [ChallengeStore],
})
export class ChallengePage {
  protected readonly store = inject(ChallengeStore);
  readonly #locale = inject(Language).current;
  protected readonly takes = documentFiles;
  protected readonly pasted = signal('');
  protected readonly tone = computed(() => tones[this.store.certificate()?.verdict ?? 'code']);
  protected readonly total = computed(() => {
    const certified = this.store.certificate()?.certified;
    if (!certified || certified.hours === null || certified.planned === null) return null;
    const said = (hours: number): string => hours.toLocaleString(this.#locale());
    return { hours: said(certified.hours), planned: said(certified.planned), count: certified.size };
  });

  constructor() {
    // The code printed on a certificate: it stands in the fragment, which no server sees, and leaves the address at once.
    const code = location.hash.slice(1);
    if (code === '') return;
    history.replaceState(history.state, '', location.pathname);
    void this.store.read(code);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.pasted().trim() !== '') void this.store.read(this.pasted());
  }

  protected async take(file: File): Promise<void> {
    await this.store.read(new Uint8Array(await file.arrayBuffer()));
  }

  protected other(): void {
    this.pasted.set('');
    this.store.clear();
  }

  protected said({ mark, minutes, planned }: { readonly mark: string; readonly minutes: number; readonly planned: number }) {
    return { mark: claimWords(mark, this.#locale()), minutes: hoursText(minutes), planned: hoursText(planned) };
  }
}
