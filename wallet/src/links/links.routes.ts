import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';

export const linksRoutes: Routes = inScope('links', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [openWallet], loadComponent: () => import('./links-page.ts').then((m) => m.LinksPage) },
  { path: 'new', canActivate: [openWallet], loadComponent: () => import('./new-link-page.ts').then((m) => m.NewLinkPage) },
]);
