import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { PageHeader } from '#shared/angular/layout/page-header';
import { Preferences } from '#shared/angular/layout/preferences';
import type { Ink } from '#shared/angular/look/ink';
import { Monogram } from '#shared/angular/look/monogram';
import type { Connection } from '../connections/connection.ts';
import { Safe } from '../vault/safe.ts';

/** What concerns the person and the device: sharings, links, visibility, connected organisms, language, lock. */
@Component({
  selector: 'carnet-me-page',
  imports: [InstantPipe, MatButton, MatIcon, Monogram, PageHeader, Preferences, RouterLink, TranslocoPipe],
  templateUrl: './me-page.html',
  styles: `
    a.row {
      min-height: 56px;
      color: inherit;
      text-decoration: none;
    }
  `,
})
export class MePage {
  protected readonly safe = inject(Safe);
  protected readonly places = [
    { path: '/disclosure', icon: 'history', key: 'sharings' },
    { path: '/links', icon: 'link', key: 'links' },
    { path: '/profile', icon: 'domino_mask', key: 'visibility' },
  ] as const;
  protected readonly about = resource({
    loader: async () => {
      const wallet = await this.safe.wallet();
      const connections = await wallet.store.all<Connection>('connections');
      return {
        connections: connections.map(({ id, organisation, connectedAt, closed }) => ({ id, ...organisation, connectedAt, closed })),
        persisted: await navigator.storage.persisted().catch(() => false),
      };
    },
  });

  protected inkOf(ink: string): Ink {
    return ink as Ink;
  }
}
