import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';
import { arriveByLink } from './arrive-by-link.ts';

const data = { bare: true };

/** Before the wallet is open: four screens the first time, one afterwards. */
export const firstRunRoutes: Routes = inScope('start', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: 'connecter', canActivate: [arriveByLink], children: [] },
  { path: 'welcome', data, loadComponent: () => import('./welcome-page.ts').then((m) => m.WelcomePage) },
  { path: 'welcome/passphrase', data, loadComponent: () => import('./passphrase-page.ts').then((m) => m.PassphrasePage) },
  {
    path: 'welcome/backup',
    data,
    canActivate: [openWallet],
    loadComponent: () => import('./backup-hint-page.ts').then((m) => m.BackupHintPage),
  },
  { path: 'join', data, canActivate: [openWallet], loadComponent: () => import('./join-page.ts').then((m) => m.JoinPage) },
  { path: 'unlock', data, loadComponent: () => import('./unlock-page.ts').then((m) => m.UnlockPage) },
]);
