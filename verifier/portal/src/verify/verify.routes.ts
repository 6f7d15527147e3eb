import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { withVerification } from '../verification/with-verification.ts';

export const verifyRoutes: Routes = withVerification(
  inScope('verify', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
    { path: '', loadComponent: () => import('./verify-page.ts').then((m) => m.VerifyPage) },
  ]),
);
