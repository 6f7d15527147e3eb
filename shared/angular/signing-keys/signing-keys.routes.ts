import type { Routes } from '@angular/router';
import { getKeyRegister } from '#shared/contracts/signing-keys';
import { leaveGuard } from '../forms/leave-guard.ts';
import { inScope } from '../i18n/dictionaries.ts';
import { may } from '../session-guards.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };

/** The keys an organisation signs with, and its end: both for its administrators. */
export const signingKeysRoutes: Routes = inScope('signingKeys', words, [
  {
    path: '',
    canActivate: [may(getKeyRegister.allow)],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./signing-keys-page.ts').then((m) => m.SigningKeysPage),
  },
  {
    path: 'close',
    canActivate: [may(getKeyRegister.allow)],
    canDeactivate: [leaveGuard],
    loadComponent: () => import('./close-page.ts').then((m) => m.ClosePage),
  },
]);
