import type { ApplicationConfig } from '@angular/core';
import { SIGN_UP_KINDS } from '#shared/angular/access/sign-up-kinds';
import { VERIFIES_DOCUMENTS } from '#shared/angular/access/verifies-documents';
import { MENU } from '#shared/angular/layout/menu';
import { provideHouse } from '#shared/angular/provide-house';
import { routes } from './app.routes.ts';
import { menu } from './menu.ts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideHouse({
      routes,
      words: { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') },
      target: { xsrfCookie: 'verifier-xsrf' },
    }),
    { provide: MENU, useValue: menu },
    { provide: SIGN_UP_KINDS, useValue: ['company'] },
    { provide: VERIFIES_DOCUMENTS, useValue: true },
  ],
};
