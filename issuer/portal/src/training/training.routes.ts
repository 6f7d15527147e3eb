import type { Routes } from '@angular/router';
import { leaveGuard } from '#shared/angular/forms/leave-guard';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const reader = [may('training:read:own')];

export const programmesRoutes: Routes = inScope('training', words, [
  { path: '', canActivate: reader, loadComponent: () => import('./programmes-page.ts').then((m) => m.ProgrammesPage) },
  {
    path: 'new',
    canActivate: [may('programme:write:own')],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./programme-page.ts').then((m) => m.ProgrammePage),
  },
  {
    path: ':id',
    canActivate: [may('programme:write:own')],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./programme-page.ts').then((m) => m.ProgrammePage),
  },
]);

export const sessionsRoutes: Routes = inScope('training', words, [
  { path: '', canActivate: reader, loadComponent: () => import('./sessions-page.ts').then((m) => m.SessionsPage) },
  {
    path: 'new',
    canActivate: [may('session:write:own')],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./edit-session-page.ts').then((m) => m.EditSessionPage),
  },
  { path: ':id', canActivate: reader, loadComponent: () => import('./session-page.ts').then((m) => m.SessionPage) },
  {
    path: ':id/edit',
    canActivate: [may('session:write:own')],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./edit-session-page.ts').then((m) => m.EditSessionPage),
  },
  {
    path: ':id/import',
    canActivate: [may('enrolment:write:own')],
    loadComponent: () => import('./import-page.ts').then((m) => m.ImportPage),
  },
]);
