import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { arriveWithRequest } from './arrive-with-request.ts';
import { openWallet } from '../vault/open-guard.ts';

/** Where a page on this same device sends its request. */
export const presentRoutes: Routes = [{ path: '', canActivate: [arriveWithRequest], children: [] }];

export const disclosureRoutes: Routes = inScope('disclosure', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./sharings-page.ts').then((m) => m.SharingsPage) },
  { path: 'request', canActivate: [openWallet], loadComponent: () => import('./request-page.ts').then((m) => m.RequestPage) },
  { path: ':id', canActivate: [openWallet], loadComponent: () => import('./sharing-page.ts').then((m) => m.SharingPage) },
]);
