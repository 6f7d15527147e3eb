import {
  inject,
  provideEnvironmentInitializer,
  provideZonelessChangeDetection,
  type EnvironmentProviders,
  type Provider,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withRouterConfig,
  type Routes,
} from '@angular/router';
import { API_TARGET, type Target } from './api.ts';
import type { Loaders } from './i18n/dictionaries.ts';
import { provideLanguage } from './i18n/provide-language.ts';
import { provideIcons } from './icons/provide-icons.ts';
import { ThemeChoice } from './theme-choice.ts';
import { NoTitle } from './layout/no-title.ts';

export interface House<T extends object> {
  readonly routes: Routes;
  /** The application's own dictionary, `app.*`. */
  readonly words: Loaders<T>;
  readonly target?: Target;
}

/** What the three applications have in common: router, language, icons, theme, and where the contracts are served. */
export const provideHouse = <T extends object>({ routes, words, target }: House<T>): (EnvironmentProviders | Provider)[] => [
  provideZonelessChangeDetection(),
  provideRouter(
    routes,
    withComponentInputBinding(),
    withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    withRouterConfig({ paramsInheritanceStrategy: 'always' }),
  ),
  { provide: TitleStrategy, useClass: NoTitle },
  ...(target ? [{ provide: API_TARGET, useValue: target }] : []),
  provideLanguage(words),
  provideIcons(),
  provideEnvironmentInitializer(() => void inject(ThemeChoice)),
];
