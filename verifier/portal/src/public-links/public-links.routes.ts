import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { withVerification } from '../verification/with-verification.ts';

export const publicLinksRoutes: Routes = withVerification(
  inScope('links', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
    { path: ':id', loadComponent: () => import('./link-page.ts').then((m) => m.LinkPage) },
  ]),
);
