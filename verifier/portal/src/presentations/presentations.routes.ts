import type { Routes } from '@angular/router';
import { leaveGuard } from '#shared/angular/forms/leave-guard';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { createPresentationLink } from '#shared/contracts/verifier/presentations';
import { withWishes } from '../wishes/with-wishes.ts';

const speaking = (routes: Routes): Routes =>
  withWishes(inScope('presentations', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, routes));
const asks = [may(createPresentationLink.allow)];

/** The company's side: links it gives away. */
export const presentationsRoutes: Routes = speaking([
  { path: '', canActivate: asks, loadComponent: () => import('./links-page.ts').then((m) => m.PresentationLinksPage) },
  {
    path: 'new',
    canActivate: asks,
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./new-link-page.ts').then((m) => m.NewPresentationLinkPage),
  },
]);

/** For whoever follows one. */
export const presentRoutes: Routes = speaking([
  { path: '', pathMatch: 'full', loadComponent: () => import('./present-page.ts').then((m) => m.PresentPage) },
  { path: 'back', loadComponent: () => import('./back-page.ts').then((m) => m.BackPage) },
]);
