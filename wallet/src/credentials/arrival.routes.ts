import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { openWallet } from '../vault/open-guard.ts';
import { arriveByAnswer, arriveByOffer } from './arrive.ts';

/** Where other sites lead: an offer by link (OpenID4VCI 1.0 section 4.1), and the answer of an authorization page. */
export const arrivalRoutes: Routes = inScope('credentials', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', pathMatch: 'full', canActivate: [arriveByOffer], children: [] },
  { path: 'callback', canActivate: [arriveByAnswer], children: [] },
  { path: 'answer', canActivate: [openWallet], loadComponent: () => import('./answer-page.ts').then((m) => m.AnswerPage) },
]);
