import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';

/** Pages for trainees, who have no account here: from the organism to their wallet, and back. */
export const authoriseRoutes: Routes = inScope('authorise', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: 'authorise', loadComponent: () => import('./authorise-page.ts').then((m) => m.AuthorisePage) },
  { path: 'add/:slug', loadComponent: () => import('./add-page.ts').then((m) => m.AddPage) },
]);
