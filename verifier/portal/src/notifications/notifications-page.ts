import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { TypographyPipe } from '#shared/angular/i18n/typography.pipe';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Notices } from '#shared/angular/notices/notices';
import { ListStates } from '#shared/angular/states/list-states';
import { NotificationsStore, type Line } from './notifications-store.ts';

const icons: Readonly<Record<Line['kind'], string>> = {
  'disclosure-received': 'inbox',
  'disclosure-withdrawn': 'undo',
  'offer-refused': 'send',
  'status-changed': 'sync_problem',
  'erasure-asked': 'delete',
  'erasure-due': 'hourglass_top',
};

/** What happened, newest first; each line leads to its subject. */
@Component({
  selector: 'carnet-notifications-page',
  imports: [InstantPipe, ListStates, MatButton, MatIcon, PageHeader, RouterLink, TranslocoPipe, TypographyPipe],
  templateUrl: './notifications-page.html',
  styleUrl: './notifications-page.scss',
  providers: [NotificationsStore],
})
export class NotificationsPage {
  protected readonly store = inject(NotificationsStore);
  readonly #notices = inject(Notices);
  protected readonly icons = icons;

  constructor() {
    void this.store.load();
  }

  protected where({ kind, subjectId }: Line): readonly string[] {
    if (kind === 'erasure-asked' || kind === 'erasure-due') return ['/erasures', subjectId];
    return [kind === 'offer-refused' ? '/offers' : '/disclosures', subjectId];
  }

  protected async read(): Promise<void> {
    const refused = await this.store.read();
    if (refused) this.#notices.refused(refused);
  }
}
