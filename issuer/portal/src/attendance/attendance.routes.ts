import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';

const reader = [may('attendance:read:own')];

export const attendanceRoutes: Routes = inScope('attendance', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: reader, loadComponent: () => import('./day-page.ts').then((m) => m.DayPage) },
  { path: 'sheet/:id', canActivate: reader, loadComponent: () => import('./sheet-page.ts').then((m) => m.SheetPage) },
  { path: 'completion/:id', canActivate: reader, loadComponent: () => import('./completion-page.ts').then((m) => m.CompletionPage) },
  { path: ':id/completions', canActivate: reader, loadComponent: () => import('./completions-page.ts').then((m) => m.CompletionsPage) },
  { path: ':id', canActivate: reader, loadComponent: () => import('./half-days-page.ts').then((m) => m.HalfDaysPage) },
]);
