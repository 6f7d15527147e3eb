import { provideZonelessChangeDetection, type EnvironmentProviders, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes } from '@angular/router';
import { Dictionaries, type Loaders } from './i18n/dictionaries.ts';
import { provideLanguage } from './i18n/provide-language.ts';
import { Icons, provideIcons } from './icons/provide-icons.ts';
import { portalIcons } from './icons/portal-icons.ts';
import { walletIcons } from './icons/wallet-icons.ts';

const noWords: Loaders = { fr: () => Promise.resolve({ fr: {} }), en: () => Promise.resolve({ en: {} }) };

/** The house for a component spec: router, the real dictionaries in French, the real icons. Add `provideGivenApi(api)` when the component calls. */
export const provideGivenHouse = (routes: Routes = []): (EnvironmentProviders | Provider)[] => [
  provideZonelessChangeDetection(),
  provideRouter(routes),
  provideLanguage(noWords),
  provideIcons(),
];

/** Loads the common words, and a scope's when one is named; call it once TestBed is configured. */
export const openWords = async <T extends object>(scope?: string, loaders?: Loaders<T>): Promise<void> => {
  TestBed.inject(Icons).add(portalIcons);
  TestBed.inject(Icons).add(walletIcons);
  const dictionaries = TestBed.inject(Dictionaries);
  await dictionaries.start();
  if (scope && loaders) await dictionaries.open(scope, loaders);
};
