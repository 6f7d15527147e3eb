import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const experiencesRoutes: Routes = inScope('experiences', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: 'new', canActivate: [openWallet], loadComponent: () => import('./new-experience-page.ts').then((m) => m.NewExperiencePage) },
  {
    path: ':id/endorsement',
    canActivate: [openWallet],
    loadComponent: () => import('./ask-endorsement-page.ts').then((m) => m.AskEndorsementPage),
  },
]);
