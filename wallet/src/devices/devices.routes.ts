import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const devicesRoutes: Routes = inScope('devices', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./devices-page.ts').then((m) => m.DevicesPage) },
  { path: 'new', canActivate: [openWallet], loadComponent: () => import('./new-device-page.ts').then((m) => m.NewDevicePage) },
]);
