import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Can } from '#shared/angular/can';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { Language } from '#shared/angular/i18n/language';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Handle } from '#shared/angular/look/handle';
import { toneOf, Verdict } from '#shared/angular/look/verdict';
import { ListStates } from '#shared/angular/states/list-states';
import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { shortHandle } from '../candidates/short-handle.ts';
import { claimName } from './claim-name.ts';
import { DisclosuresStore, type DisclosureLine } from './disclosures-store.ts';

/** What people shared with the company; what was taken back leaves its date and nothing else. */
@Component({
  selector: 'carnet-disclosures-page',
  imports: [Can, Handle, InstantPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe, Verdict],
  templateUrl: './disclosures-page.html',
  styleUrl: './disclosures-page.scss',
  providers: [DisclosuresStore],
})
export class DisclosuresPage {
  protected readonly store = inject(DisclosuresStore);
  readonly #locale = inject(Language).current;
  protected readonly ask = createPresentationRequest.allow;
  protected readonly tone = toneOf;
  protected readonly short = shortHandle;

  constructor() {
    void this.store.load();
  }

  protected names({ claims }: DisclosureLine): string {
    return [...new Set(claims.map((one) => claimName(one, this.#locale())))].join(', ');
  }
}
