import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const disclosureRoutes: Routes = inScope('disclosure', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./sharings-page.ts').then((m) => m.SharingsPage) },
  { path: 'request', canActivate: [openWallet], loadComponent: () => import('./request-page.ts').then((m) => m.RequestPage) },
  { path: ':id', canActivate: [openWallet], loadComponent: () => import('./sharing-page.ts').then((m) => m.SharingPage) },
]);
