import { effect, inject, Injectable, InjectionToken, untracked } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { TranslocoService, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Language, type Locale } from './language.ts';
import type { Same } from './same.ts';

/** The two dictionaries of a scope, each a module that exports one constant named after its language. */
export interface Loaders<T extends object = object> {
  readonly fr: () => Promise<{ readonly fr: T }>;
  readonly en: () => Promise<{ readonly en: Same<T> }>;
}

export const APP_WORDS = new InjectionToken<Loaders>('the dictionary of the application');

/** A page that closes while words load has nothing to wait for. */
const destroyed = { defaultValue: null };

const read = async (loaders: Loaders, locale: Locale): Promise<object> =>
  locale === 'fr' ? (await loaders.fr()).fr : (await loaders.en()).en;

/** The words every screen has: `common.*`, shared by the three apps, and `app.*`, the application's own. */
@Injectable()
export class RootWords implements TranslocoLoader {
  readonly #app = inject(APP_WORDS);

  async getTranslation(locale: string): Promise<Translation> {
    const language: Locale = locale === 'en' ? 'en' : 'fr';
    const common: Loaders = { fr: () => import('./fr.ts'), en: () => import('./en.ts') };
    const [shared, own] = await Promise.all([read(common, language), read(this.#app, language)]);
    return { common: shared, app: own };
  }
}

/** Loads the dictionaries: the scopes opened so far follow the language, so that no screen is ever half translated. */
@Injectable({ providedIn: 'root' })
export class Dictionaries {
  readonly #transloco = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #opened = new Map<string, Loaders>();

  constructor() {
    effect(() => {
      const locale = this.#language.current();
      untracked(() => void this.#follow(locale));
    });
  }

  /** Before the first screen. */
  start(): Promise<void> {
    return this.#follow(this.#language.current());
  }

  /** Loads a scope in the current language; its words then answer to `scope.key`. */
  async open(scope: string, loaders: Loaders): Promise<void> {
    this.#opened.set(scope, loaders);
    await this.#load(scope, loaders, this.#language.current());
  }

  async #follow(locale: Locale): Promise<void> {
    await Promise.all([
      firstValueFrom(this.#transloco.load(locale), destroyed),
      ...[...this.#opened].map(([scope, loaders]) => this.#load(scope, loaders, locale)),
    ]);
    if (this.#language.current() === locale) this.#transloco.setActiveLang(locale);
  }

  async #load(scope: string, loaders: Loaders, locale: Locale): Promise<void> {
    const path = `${scope}/${locale}`;
    await firstValueFrom(this.#transloco.load(path, { inlineLoader: { [path]: () => read(loaders, locale) } }), destroyed);
  }
}

/** Routes whose pages speak the words of a scope: they open once its dictionary is there. */
export const inScope = <T extends object>(scope: string, loaders: Loaders<T>, routes: Routes): Routes => {
  const parent: Route = {
    path: '',
    resolve: { [`${scope} words`]: () => inject(Dictionaries).open(scope, loaders) },
    children: routes,
  };
  return [parent];
};
