import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';

/** Public: no sign-in. */
export const typesRoutes: Routes = inScope('types', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', loadComponent: () => import('./types-page.ts').then((m) => m.TypesPage) },
  { path: ':type', loadComponent: () => import('./type-page.ts').then((m) => m.TypePage) },
]);
