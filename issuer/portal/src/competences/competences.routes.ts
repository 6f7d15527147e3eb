import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';

const reader = [may('competence:read:own')];

export const competencesRoutes: Routes = inScope('competences', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: reader, loadComponent: () => import('./choose-session-page.ts').then((m) => m.ChooseSessionPage) },
  { path: ':id', canActivate: reader, loadComponent: () => import('./session-competences-page.ts').then((m) => m.SessionCompetencesPage) },
]);
