import type { Routes } from '@angular/router';
import { leaveGuard } from '../forms/leave-guard.ts';
import { inScope } from '../i18n/dictionaries.ts';
import { may } from '../session-guards.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };

/** The organisation chosen in the menu. */
export const organisationRoutes: Routes = inScope('organisations', words, [
  {
    path: '',
    canActivate: [may('organisation:read:own')],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./organisation-page.ts').then((m) => m.OrganisationPage),
  },
]);

/** The platform: what waits for a decision. */
export const platformRoutes: Routes = inScope('organisations', words, [
  {
    path: '',
    canActivate: [may('organisation:approve:platform')],
    loadComponent: () => import('./platform-page.ts').then((m) => m.PlatformPage),
  },
]);
export const outsideIssuersRoutes: Routes = inScope('organisations', words, [
  {
    path: '',
    canActivate: [may('organisation:approve:platform')],
    loadComponent: () => import('./outside-issuers-page.ts').then((m) => m.OutsideIssuersPage),
  },
]);
