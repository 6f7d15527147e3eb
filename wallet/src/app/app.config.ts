import { isDevMode, type ApplicationConfig } from '@angular/core';
import { provideServiceWorker } from '@angular/service-worker';
import { provideDispatcher } from '@ngrx/signals/events';
import { provideHouse } from '#shared/angular/provide-house';
import { routes } from './app.routes.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideHouse({ routes, words: { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') } }),
    provideDispatcher(),
    provideServiceWorker('ngsw-worker.js', { enabled: !isDevMode(), registrationStrategy: 'registerWhenStable:10000' }),
  ],
};
