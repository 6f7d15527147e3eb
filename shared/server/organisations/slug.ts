/** « Atelier de l’Ardoise » gives `atelier-de-l-ardoise`: the part of a DID and of addresses that names an organisation, for good. */
export const slugOf = (name: string): string => {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/giu, 'oe')
    .replace(/æ/giu, 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return plain.slice(0, 48).replace(/-+$/u, '') || 'organisation';
};

/** The first of `base`, `base-2`, `base-3`… that nobody has. */
export const freeSlug = (base: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
};
