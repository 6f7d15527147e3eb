import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { listReceipts } from '#shared/contracts/verifier/receipts';

export const receiptsRoutes: Routes = inScope('receipts', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') }, [
  { path: '', canActivate: [may(listReceipts.allow)], loadComponent: () => import('./receipts-page.ts').then((m) => m.ReceiptsPage) },
]);
