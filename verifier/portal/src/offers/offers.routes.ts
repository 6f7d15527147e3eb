import type { Routes } from '@angular/router';
import { leaveGuard } from '#shared/angular/forms/leave-guard';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { listOffers, sendOffer } from '#shared/contracts/verifier/offers';
import { withWishes } from '../wishes/with-wishes.ts';

const pages: Routes = [
  { path: '', canActivate: [may(listOffers.allow)], loadComponent: () => import('./offers-page.ts').then((m) => m.OffersPage) },
  {
    path: 'new/:handle',
    canActivate: [may(sendOffer.allow)],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./new-offer-page.ts').then((m) => m.NewOfferPage),
  },
  { path: ':id', canActivate: [may(listOffers.allow)], loadComponent: () => import('./offer-page.ts').then((m) => m.OfferPage) },
];

export const offersRoutes: Routes = withWishes(
  inScope('offers', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, pages),
);
