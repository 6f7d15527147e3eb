import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../../vault/open-guard.ts';

/** What is asked before anything is shown speaks the words of sharing. */
export const offlineRoutes: Routes = inScope(
  'disclosure',
  { fr: () => import('../i18n/fr.ts'), en: () => import('../i18n/en.ts') },
  inScope('offline', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
    { path: '', canActivate: [openWallet], loadComponent: () => import('./offline-page.ts').then((m) => m.OfflinePage) },
  ]),
);
