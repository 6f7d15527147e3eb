import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { listDeclaredNeeds, listNeeds } from '#shared/contracts/verifier/needs';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };

export const needsRoutes: Routes = inScope('needs', words, [
  { path: '', canActivate: [may(listNeeds.allow)], loadComponent: () => import('./needs-page.ts').then((m) => m.NeedsPage) },
]);
export const declaredNeedsRoutes: Routes = inScope('needs', words, [
  {
    path: '',
    canActivate: [may(listDeclaredNeeds.allow)],
    loadComponent: () => import('./declared-needs-page.ts').then((m) => m.DeclaredNeedsPage),
  },
]);
