import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const profileRoutes: Routes = inScope('profile', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./profile-page.ts').then((m) => m.ProfilePage) },
]);
