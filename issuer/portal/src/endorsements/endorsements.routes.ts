import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';

export const endorsementsRoutes: Routes = inScope('endorsements', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  {
    path: '',
    canActivate: [may('endorsement:read:own')],
    loadComponent: () => import('./endorsements-page.ts').then((m) => m.EndorsementsPage),
  },
]);
