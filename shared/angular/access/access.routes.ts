import type { Routes } from '@angular/router';
import { inScope } from '../i18n/dictionaries.ts';
import { may, signedOut } from '../session-guards.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };

/** Sign-in, sign-up and the links of e-mails: the same on both portals. */
export const accessRoutes: Routes = inScope('access', words, [
  { path: 'sign-in', canActivate: [signedOut], loadComponent: () => import('./sign-in-page.ts').then((m) => m.SignInPage) },
  { path: 'sign-up', canActivate: [signedOut], loadComponent: () => import('./sign-up-page.ts').then((m) => m.SignUpPage) },
  { path: 'confirm', loadComponent: () => import('./confirm-page.ts').then((m) => m.ConfirmPage) },
  { path: 'forgotten-password', loadComponent: () => import('./forgotten-password-page.ts').then((m) => m.ForgottenPasswordPage) },
  { path: 'reset-password', loadComponent: () => import('./reset-password-page.ts').then((m) => m.ResetPasswordPage) },
  { path: 'invitation', loadComponent: () => import('./invitation-page.ts').then((m) => m.InvitationPage) },
]);

/** The team of the organisation chosen in the menu. */
export const membersRoutes: Routes = inScope('access', words, [
  { path: '', canActivate: [may('member:read:own')], loadComponent: () => import('./members-page.ts').then((m) => m.MembersPage) },
]);
