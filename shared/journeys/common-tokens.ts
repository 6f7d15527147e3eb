// What two companies could join on, if they laid what they were shown side by side (security.md T12).

/** Every text inside a presentation: the parts themselves, and what they say once decoded, at any depth. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value, ...decodedParts(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsOf(inner)]);
};

const decodedParts = (text: string): readonly string[] => {
  const parts = text.split(/[.~]/u).filter((part) => part.length > 0);
  return parts.flatMap((part) => {
    try {
      const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
      return typeof value === 'object' ? textsOf(value) : [];
    } catch {
      return [part];
    }
  });
};

const tokensOf = (presentations: readonly string[]): ReadonlySet<string> =>
  new Set(presentations.flatMap(decodedParts).flatMap((text) => text.match(/[\p{L}\d_-]{16,}/gu) ?? []));

/**
 * Words of 16 characters or more that both were shown about one person. `control` is what somebody else of the same organism showed: what
 * stands there too (issuer, type, key, list) says nothing about a person. `disclosed` was shown on purpose.
 */
export const commonTokens = (
  one: readonly string[],
  other: readonly string[],
  { control, disclosed }: { readonly control: readonly string[]; readonly disclosed: readonly string[] },
): readonly string[] => {
  const elsewhere = tokensOf(control);
  const shown = disclosed.join(' ');
  const second = tokensOf(other);
  return [...tokensOf(one)].filter((token) => second.has(token) && !elsewhere.has(token) && !shown.includes(token));
};
