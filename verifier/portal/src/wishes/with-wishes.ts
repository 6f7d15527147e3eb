import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';

/** Pages that build or show wishes speak their words too. */
export const withWishes = (routes: Routes): Routes =>
  inScope('wishes', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, routes);
