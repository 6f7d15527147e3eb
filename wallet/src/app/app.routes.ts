import type { Routes } from '@angular/router';

/** One line for each feature; a page with `data: { bare: true }` has no tabs (first run, lock). */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'credentials' },
  { path: '', loadChildren: () => import('../first-run/first-run.routes.ts').then((m) => m.firstRunRoutes) },
  { path: 'credentials', loadChildren: () => import('../credentials/credentials.routes.ts').then((m) => m.credentialsRoutes) },
  { path: 'receive', loadChildren: () => import('../credentials/arrival.routes.ts').then((m) => m.arrivalRoutes) },
  { path: 'present', loadChildren: () => import('../disclosure/disclosure.routes.ts').then((m) => m.presentRoutes) },
  { path: 'disclosure', loadChildren: () => import('../disclosure/disclosure.routes.ts').then((m) => m.disclosureRoutes) },
  { path: 'show', loadChildren: () => import('../disclosure/offline/offline.routes.ts').then((m) => m.offlineRoutes) },
  { path: 'offers', loadChildren: () => import('../offers/offers.routes.ts').then((m) => m.offersRoutes) },
  { path: 'profile', loadChildren: () => import('../profile/profile.routes.ts').then((m) => m.profileRoutes) },
  { path: 'training', loadChildren: () => import('../training/training.routes.ts').then((m) => m.trainingRoutes) },
  { path: 'links', loadChildren: () => import('../links/links.routes.ts').then((m) => m.linksRoutes) },
  { path: 'backup', loadChildren: () => import('../backup/backup.routes.ts').then((m) => m.backupRoutes) },
  { path: 'devices', loadChildren: () => import('../devices/devices.routes.ts').then((m) => m.devicesRoutes) },
  { path: 'experiences', loadChildren: () => import('../experiences/experiences.routes.ts').then((m) => m.experiencesRoutes) },
  { path: 'export', loadChildren: () => import('../export/export.routes.ts').then((m) => m.exportRoutes) },
  { path: 'me', loadChildren: () => import('../me/me.routes.ts').then((m) => m.meRoutes) },
  { path: '**', loadComponent: () => import('#shared/angular/states/not-found-page').then((m) => m.NotFoundPage) },
];
