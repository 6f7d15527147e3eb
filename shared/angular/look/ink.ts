export const inks = ['ardoise', 'encre', 'prune', 'garance', 'tabac', 'mousse', 'sapin', 'canard'] as const;
export type Ink = (typeof inks)[number];

const small = new Set([
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'l',
  'd',
  'et',
  'en',
  'aux',
  'au',
  'a',
  'the',
  'of',
  'and',
  'sas',
  'sarl',
  'sa',
  'scop',
  'eurl',
  'sasu',
]);

/** The ink of an organisation by its identifier (DID, id), unless it chose one: the same everywhere, and it says who, never a state. */
export const inkOf = (identifier: string): Ink => {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(identifier)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
  return inks[hash % inks.length] ?? 'ardoise';
};

const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

/** Two letters for an organisation, small words and legal forms left out: `AE` for "Atelier-École du Bâtiment". */
export const monogramOf = (name: string): string => {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !small.has(bare(word).toLowerCase()));
  const [first = '', second] = telling.length > 0 ? telling : words;
  return bare(second ? first.charAt(0) + second.charAt(0) : first.slice(0, 2)).toUpperCase();
};
