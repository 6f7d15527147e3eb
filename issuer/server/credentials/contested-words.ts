import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';

const column = 'contestations.sealed_words';

/** What a person wrote, encrypted and bound to its row. */
export const sealWords = (scope: Scope, id: string, words: string): Promise<string> => sealColumn(scope, column, id, words);

export const openWords = (scope: Scope, { id, sealedWords }: { readonly id: string; readonly sealedWords: string }): Promise<string> =>
  openColumn(scope, column, id, sealedWords);
