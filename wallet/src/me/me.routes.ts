import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const meRoutes: Routes = inScope('me', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./me-page.ts').then((m) => m.MePage) },
  { path: 'security', canActivate: [openWallet], loadComponent: () => import('./security-page.ts').then((m) => m.SecurityPage) },
]);
