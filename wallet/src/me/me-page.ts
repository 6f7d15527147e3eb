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
import { recoverPending, waitingOrganisms } from '../backup/restore-backup.ts';
import { Safe } from '../vault/safe.ts';
import { DeviceRoom } from './device-room.ts';
import { ReleaseLine } from '../release/release-line.ts';

/** What concerns the person and the device: sharings, links, visibility, connected organisms, language, lock. */
@Component({
  selector: 'carnet-me-page',
  imports: [DeviceRoom, InstantPipe, MatButton, MatIcon, Monogram, PageHeader, Preferences, ReleaseLine, RouterLink, TranslocoPipe],
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
    { path: '/me/security', icon: 'lock', key: 'security' },
    { path: '/devices', icon: 'devices', key: 'devices' },
    { path: '/backup', icon: 'download', key: 'backup' },
    { path: '/export', icon: 'print', key: 'export' },
  ] as const;
  protected readonly about = resource({
    loader: async () => {
      const wallet = await this.safe.wallet();
      const connections = await wallet.store.all<Connection>('connections');
      return {
        connections: connections.map(({ id, organisation, connectedAt, closed }) => ({ id, ...organisation, connectedAt, closed })),
        waiting: await waitingOrganisms(wallet),
      };
    },
  });

  /** Organisms of a restored backup that did not answer. */
  protected async recover(): Promise<void> {
    await recoverPending(await this.safe.wallet());
    this.about.reload();
  }

  protected inkOf(ink: string): Ink {
    return ink as Ink;
  }
}
