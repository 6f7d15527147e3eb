import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { listReports } from '#shared/contracts/verifier/reports';

export const reportsRoutes: Routes = inScope('reports', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [may(listReports.allow)], loadComponent: () => import('./reports-page.ts').then((m) => m.ReportsPage) },
]);
