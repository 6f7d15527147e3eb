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
  { path: 'attendance', loadChildren: () => import('../attendance/attendance.routes.ts').then((m) => m.attendanceRoutes) },
  { path: 'sessions', loadChildren: () => import('../training/training.routes.ts').then((m) => m.sessionsRoutes) },
  { path: 'programmes', loadChildren: () => import('../training/training.routes.ts').then((m) => m.programmesRoutes) },
  { path: 'competences', loadChildren: () => import('../competences/competences.routes.ts').then((m) => m.competencesRoutes) },
  { path: 'credentials', loadChildren: () => import('../credentials/credentials.routes.ts').then((m) => m.credentialsRoutes) },
  { path: 'endorsements', loadChildren: () => import('../endorsements/endorsements.routes.ts').then((m) => m.endorsementsRoutes) },
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
  {
    path: 'outside-issuers',
    loadChildren: () => import('#shared/angular/organisations/organisations.routes').then((m) => m.outsideIssuersRoutes),
  },
  { path: 'not-allowed', loadComponent: () => import('#shared/angular/states/not-allowed-page').then((m) => m.NotAllowedPage) },
];

/** Pages anyone may open, without the rail: sign-in, sign-up, links received by e-mail. One line for each feature. */
const open: Routes = [
  { path: 'challenge', loadChildren: () => import('../challenge/challenge.routes.ts').then((m) => m.challengeRoutes) },
  { path: 'types', loadChildren: () => import('../types/types.routes.ts').then((m) => m.typesRoutes) },
  { path: '', loadChildren: () => import('#shared/angular/access/access.routes').then((m) => m.accessRoutes) },
  { path: '', loadChildren: () => import('../authorise/authorise.routes.ts').then((m) => m.authoriseRoutes) },
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
