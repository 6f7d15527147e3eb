/** Claims path pointers (OpenID4VP 1.0 section 7): which elements of a JSON credential a path leads to. */
import { isList, isObject } from './jwt.ts';
import type { ClaimPath } from './ports.ts';

export interface Selected {
  /** Where the element really stands: `null` steps became indices. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** How an index is read: by its place, or, in a presentation whose hidden elements have left the array, by any of those that remain. */
export type ReadIndex = 'exact' | 'any';

const child = ({ path, value }: Selected, step: string | number): Selected => ({
  path: [...path, step],
  value: (value as Readonly<Record<string | number, unknown>>)[step],
});

const every = (element: Selected): readonly Selected[] => (element.value as readonly unknown[]).map((_, place) => child(element, place));

/** One step of section 7.1.1, step 2; null for its "abort processing and return an error". */
const take = (selected: readonly Selected[], step: unknown, read: ReadIndex): readonly Selected[] | null => {
  if (typeof step === 'string') {
    if (!selected.every(({ value }) => isObject(value))) return null;
    return selected.filter(({ value }) => Object.hasOwn(value as object, step)).map((element) => child(element, step));
  }
  if (!selected.every(({ value }) => isList(value))) return null;
  if (step === null || read === 'any') return selected.flatMap(every);
  const index = step as number;
  return selected.filter(({ value }) => index < (value as readonly unknown[]).length).map((element) => child(element, index));
};

/**
 * The elements a path selects; none when it leads nowhere or asks an object's name of an array. A path of anything but names, null and
 * non-negative integers was refused before (dcql-query.ts).
 */
export const selectClaims = (root: unknown, path: ClaimPath, read: ReadIndex = 'exact'): readonly Selected[] => {
  let selected: readonly Selected[] | null = [{ path: [], value: root }];
  for (const step of path) {
    selected = take(selected, step, read);
    if (selected === null) return [];
  }
  return selected;
};
