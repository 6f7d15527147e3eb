import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { listApiKeys } from '#shared/contracts/verifier/api-keys';

export const apiKeysRoutes: Routes = inScope('apiKeys', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [may(listApiKeys.allow)], loadComponent: () => import('./api-keys-page.ts').then((m) => m.ApiKeysPage) },
]);
