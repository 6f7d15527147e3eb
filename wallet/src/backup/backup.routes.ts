import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

/** The backup of an open wallet, and its restoring on a device that has none. */
export const backupRoutes: Routes = inScope('backup', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./backup-page.ts').then((m) => m.BackupPage) },
  { path: 'restore', data: { bare: true }, loadComponent: () => import('./restore-page.ts').then((m) => m.RestorePage) },
]);
