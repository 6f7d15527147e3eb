import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';

/** Pages that show a report speak its words too, those of the ladder included. */
export const withVerification = (routes: Routes): Routes =>
  inScope(
    'checks',
    { fr: () => import('#shared/angular/look/checks-words/fr'), en: () => import('#shared/angular/look/checks-words/en') },
    inScope('verification', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, routes),
  );
