import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const offersRoutes: Routes = inScope('offers', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./offers-page.ts').then((m) => m.OffersPage) },
  { path: ':id', canActivate: [openWallet], loadComponent: () => import('./offer-page.ts').then((m) => m.OfferPage) },
]);
