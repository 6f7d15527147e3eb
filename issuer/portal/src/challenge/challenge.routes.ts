import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';

/** Public: a funder has no account. */
export const challengeRoutes: Routes = inScope('challenge', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', loadComponent: () => import('./challenge-page.ts').then((m) => m.ChallengePage) },
]);
