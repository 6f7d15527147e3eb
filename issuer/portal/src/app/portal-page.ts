import { Component, inject } from '@angular/core';
import { MENU } from '#shared/angular/layout/menu';
import { PortalShell } from '#shared/angular/layout/portal-shell';

/** The frame around every page of signed-in people. */
@Component({ selector: 'carnet-portal-page', imports: [PortalShell], template: '<carnet-portal-shell [menu]="menu" />' })
export class PortalPage {
  protected readonly menu = inject(MENU);
}
