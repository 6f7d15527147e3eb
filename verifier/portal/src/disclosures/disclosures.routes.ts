import type { Routes } from '@angular/router';
import { leaveGuard } from '#shared/angular/forms/leave-guard';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { createPresentationRequest, listDisclosures } from '#shared/contracts/verifier/disclosures';
import { withVerification } from '../verification/with-verification.ts';
import { withWishes } from '../wishes/with-wishes.ts';

const reads = [may(listDisclosures.allow)];
const asks = [may(createPresentationRequest.allow)];
const pages: Routes = [
  { path: '', canActivate: reads, loadComponent: () => import('./disclosures-page.ts').then((m) => m.DisclosuresPage) },
  {
    path: 'requests/new',
    canActivate: asks,
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./new-request-page.ts').then((m) => m.NewRequestPage),
  },
  { path: 'requests/:id', canActivate: asks, loadComponent: () => import('./request-page.ts').then((m) => m.RequestPage) },
  { path: ':id', canActivate: reads, loadComponent: () => import('./disclosure-page.ts').then((m) => m.DisclosurePage) },
];

export const disclosuresRoutes: Routes = withVerification(
  withWishes(inScope('disclosures', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, pages)),
);
