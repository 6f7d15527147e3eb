import { Component, inject } from '@angular/core';
import { MENU } from '#shared/angular/layout/menu';
import { PortalShell } from '#shared/angular/layout/portal-shell';
import { Unread } from '../notifications/unread.ts';
import { watch } from './watch.ts';

const everyMinute = 60_000;

/** The frame around every page of signed-in people, and the counter of the inbox. */
@Component({ selector: 'carnet-portal-page', imports: [PortalShell], template: '<carnet-portal-shell [menu]="menu" />' })
export class PortalPage {
  protected readonly menu = inject(MENU);

  constructor() {
    const unread = inject(Unread);
    void unread.refresh();
    watch(async () => {
      await unread.refresh();
      return true;
    }, everyMinute);
  }
}
