import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { listErasures } from '#shared/contracts/verifier/erasures';

const page = { canActivate: [may(listErasures.allow)], loadComponent: () => import('./erasures-page.ts').then((m) => m.ErasuresPage) };

/** A notification leads to one request: the list has it on top. */
export const erasuresRoutes: Routes = inScope('erasures', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', ...page },
  { path: ':id', ...page },
]);
