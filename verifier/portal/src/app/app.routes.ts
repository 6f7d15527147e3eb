import type { Routes } from '@angular/router';
import { firstSection } from '#shared/angular/layout/first-section';
import { signedIn } from '#shared/angular/session-guards';

/** Pages of signed-in people, inside the rail: one line for each feature. */
const features: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [firstSection],
    loadComponent: () => import('#shared/angular/layout/home-page').then((m) => m.HomePage),
  },
  { path: 'candidates', loadChildren: () => import('../candidates/candidates.routes.ts').then((m) => m.candidatesRoutes) },
  { path: 'offers', loadChildren: () => import('../offers/offers.routes.ts').then((m) => m.offersRoutes) },
  { path: 'disclosures', loadChildren: () => import('../disclosures/disclosures.routes.ts').then((m) => m.disclosuresRoutes) },
  { path: 'presentations', loadChildren: () => import('../presentations/presentations.routes.ts').then((m) => m.presentationsRoutes) },
  { path: 'receipts', loadChildren: () => import('../receipts/receipts.routes.ts').then((m) => m.receiptsRoutes) },
  { path: 'erasures', loadChildren: () => import('../erasures/erasures.routes.ts').then((m) => m.erasuresRoutes) },
  { path: 'needs', loadChildren: () => import('../needs/needs.routes.ts').then((m) => m.needsRoutes) },
  { path: 'declared-needs', loadChildren: () => import('../needs/needs.routes.ts').then((m) => m.declaredNeedsRoutes) },
  { path: 'reports', loadChildren: () => import('../reports/reports.routes.ts').then((m) => m.reportsRoutes) },
  { path: 'notifications', loadChildren: () => import('../notifications/notifications.routes.ts').then((m) => m.notificationsRoutes) },
  { path: 'api-keys', loadChildren: () => import('../api-keys/api-keys.routes.ts').then((m) => m.apiKeysRoutes) },
  { path: 'members', loadChildren: () => import('#shared/angular/access/access.routes').then((m) => m.membersRoutes) },
  {
    path: 'organisation',
    loadChildren: () => import('#shared/angular/organisations/organisations.routes').then((m) => m.organisationRoutes),
  },
  {
    path: 'signing-keys',
    loadChildren: () => import('#shared/angular/signing-keys/signing-keys.routes').then((m) => m.signingKeysRoutes),
  },
  { path: 'platform', loadChildren: () => import('#shared/angular/organisations/organisations.routes').then((m) => m.platformRoutes) },
  { path: 'not-allowed', loadComponent: () => import('#shared/angular/states/not-allowed-page').then((m) => m.NotAllowedPage) },
];

/** Pages anyone may open, without the rail: sign-in, sign-up, links received by e-mail. One line for each feature. */
const open: Routes = [
  { path: 'p', loadChildren: () => import('../presentations/presentations.routes.ts').then((m) => m.presentRoutes) },
  { path: 'verify', loadChildren: () => import('../verify/verify.routes.ts').then((m) => m.verifyRoutes) },
  { path: 'v', loadChildren: () => import('../public-links/public-links.routes.ts').then((m) => m.publicLinksRoutes) },
  { path: '', loadChildren: () => import('#shared/angular/access/access.routes').then((m) => m.accessRoutes) },
];

export const routes: Routes = [
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./portal-page.ts').then((m) => m.PortalPage),
    children: features,
  },
  {
    path: '',
    loadComponent: () => import('#shared/angular/layout/public-shell').then((m) => m.PublicShell),
    children: [...open, { path: '**', loadComponent: () => import('#shared/angular/states/not-found-page').then((m) => m.NotFoundPage) }],
  },
];
