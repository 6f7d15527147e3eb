import { computed, inject } from '@angular/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import type { Answer } from '#shared/angular/api';
import { Language } from '#shared/angular/i18n/language';
import { Words } from '#shared/angular/i18n/words';
import { withRequest } from '#shared/angular/request-state';
import { TypeRegistry } from '#shared/contracts/protocol/type-metadata';

export type PublishedType = TypeRegistry['types'][number];

/** `competence` out of `https://issuer.example/vct/competence/1`. */
export const wordOf = (vct: string): string => vct.split('/').at(-2) ?? '';

/** The registry this server publishes, read as anybody reads it: the page shows what readers get, never a copy of it. */
export const TypesStore = signalStore(
  withState({ types: [] as readonly PublishedType[] }),
  withRequest(),
  withComputed(({ types }, locale = inject(Language).current) => ({
    shown: computed(() =>
      types().map((type) => {
        const display = type.display.find((one) => one.locale === locale()) ?? type.display[0]!;
        return { ...type, word: wordOf(type.vct), title: display.name, text: display.description };
      }),
    ),
  })),
  withMethods((store, words = inject(Words)) => {
    const read = async (): Promise<Answer<TypeRegistry>> => {
      try {
        const reply = await fetch('/vct', { credentials: 'omit' });
        if (reply.ok) return { ok: true, data: TypeRegistry.parse(await reply.json()) };
      } catch {
        // Told below, like any other answer that is none.
      }
      return { ok: false, code: 'offline', title: words.say('types.unreachable'), status: 0 };
    };
    return {
      async load(): Promise<void> {
        const found = await store.follow(read());
        if (found) patchState(store, { types: found.types });
      },
    };
  }),
);
