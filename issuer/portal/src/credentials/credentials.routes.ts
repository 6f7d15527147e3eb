import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';

export const credentialsRoutes: Routes = inScope('credentials', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [may('credential:read:own')], loadComponent: () => import('./issuances-page.ts').then((m) => m.IssuancesPage) },
  {
    path: 'contestations',
    canActivate: [may('contestation:answer:own')],
    loadComponent: () => import('./contestations-page.ts').then((m) => m.ContestationsPage),
  },
  {
    path: 'batch',
    canActivate: [may('credential:status:own')],
    loadComponent: () => import('./batch-page.ts').then((m) => m.BatchPage),
  },
]);
