import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const credentialsRoutes: Routes = inScope('credentials', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./credentials-page.ts').then((m) => m.CredentialsPage) },
  { path: 'scan', canActivate: [openWallet], loadComponent: () => import('./scan-page.ts').then((m) => m.ScanPage) },
  { path: 'receive', canActivate: [openWallet], loadComponent: () => import('./receive-page.ts').then((m) => m.ReceivePage) },
  { path: ':id', canActivate: [openWallet], loadComponent: () => import('./credential-page.ts').then((m) => m.CredentialPage) },
]);
