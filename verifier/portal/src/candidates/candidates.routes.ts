import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { searchCandidates } from '#shared/contracts/verifier/candidates';
import { SearchStore } from './search-store.ts';

const pages: Routes = [
  {
    path: '',
    canActivate: [may(searchCandidates.allow)],
    providers: [SearchStore],
    children: [
      { path: '', loadComponent: () => import('./search-page.ts').then((m) => m.SearchPage) },
      { path: ':handle', loadComponent: () => import('./candidate-page.ts').then((m) => m.CandidatePage) },
    ],
  },
];

export const candidatesRoutes: Routes = inScope(
  'candidates',
  { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') },
  pages,
);
