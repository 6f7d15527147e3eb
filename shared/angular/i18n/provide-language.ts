import { inject, Injectable, isDevMode, provideAppInitializer, type EnvironmentProviders, type Provider } from '@angular/core';
import {
  provideTransloco,
  provideTranslocoMissingHandler,
  provideTranslocoTranspiler,
  type TranslocoMissingHandler,
} from '@jsverse/transloco';
import { APP_WORDS, Dictionaries, RootWords, type Loaders } from './dictionaries.ts';
import { IcuTranspiler } from './icu-transpiler.ts';

/** A missing word is a fault that tests and development must see; in production the person sees the last part of the key rather than nothing. */
@Injectable()
export class Untranslated implements TranslocoMissingHandler {
  handle(key: string): string {
    if (isDevMode()) throw new Error(`untranslated: ${key}`);
    return key.split('.').at(-1) ?? key;
  }
}

/** French and English at run time, dictionaries as lazy modules, ICU messages. `words` is the application's own dictionary (`app.*`). */
export const provideLanguage = <T extends object>(words: Loaders<T>): (EnvironmentProviders | Provider)[] => [
  { provide: APP_WORDS, useValue: words },
  provideTransloco({
    config: {
      availableLangs: ['fr', 'en'],
      defaultLang: 'fr',
      reRenderOnLangChange: true,
      prodMode: !isDevMode(),
      scopes: { keepCasing: true },
      missingHandler: { logMissingKey: false, allowEmpty: false },
    },
    loader: RootWords,
  }),
  provideTranslocoTranspiler(IcuTranspiler),
  provideTranslocoMissingHandler(Untranslated),
  provideAppInitializer(() => inject(Dictionaries).start()),
];
