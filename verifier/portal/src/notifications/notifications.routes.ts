import type { Routes } from '@angular/router';
import { inScope } from '#shared/angular/i18n/dictionaries';
import { may } from '#shared/angular/session-guards';
import { listNotifications } from '#shared/contracts/verifier/notifications';

export const notificationsRoutes: Routes = inScope(
  'notifications',
  { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') },
  [
    {
      path: '',
      canActivate: [may(listNotifications.allow)],
      loadComponent: () => import('./notifications-page.ts').then((m) => m.NotificationsPage),
    },
  ],
);
