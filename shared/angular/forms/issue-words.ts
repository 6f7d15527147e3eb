import type * as z from 'zod';

/** What to say about a field: a key of `common.errors` and what fills it, or the server's own words. */
export type FieldWords = { readonly key: string; readonly params: Readonly<Record<string, string | number>> } | { readonly text: string };

type Issue = z.core.$ZodIssue;
const blank = (value: unknown): boolean => value === undefined || value === null || value === '';
const ends: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  bigint: 'number',
  array: 'list',
  set: 'list',
};

const tooSmall = (issue: Issue & { code: 'too_small' }): FieldWords => {
  const minimum = Number(issue.minimum);
  const end = ends[issue.origin];
  if (end === 'text' && minimum <= 1) return { key: 'required', params: {} };
  return { key: end ? `too_small_${end}` : 'too_small', params: { minimum } };
};
const tooBig = (issue: Issue & { code: 'too_big' }): FieldWords => {
  const end = ends[issue.origin];
  return { key: end ? `too_big_${end}` : 'too_big', params: { maximum: Number(issue.maximum) } };
};

/** The code of an issue as the wire names it: ours when the schema gave one, else zod's. */
export const codeOf = (issue: Issue): string =>
  issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code;

/** Puts an issue of a schema into words: an empty field is said empty, whatever rule it broke. */
export const wordsOf = (issue: Issue, value: unknown): FieldWords => {
  if (blank(value)) return { key: 'required', params: {} };
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'too_big') return tooBig(issue);
  if (issue.code === 'invalid_format') return { key: issue.format, params: {} };
  return { key: codeOf(issue), params: {} };
};

/** A JSON pointer (RFC 6901) from a path: `/lines/0/label`. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
