/** Back from a processed payload to the words of the catalogue: what a card, a preview or a recruiter's page shows. */
import { claimCatalogue } from './claim-catalogue.ts';
import type { Level } from './competence-claims.ts';
import { isObject } from './jwt.ts';
import type { Json, JsonObject } from './ports.ts';
import type { CredentialType } from './vct.ts';

export const valueAt = (payload: JsonObject, path: readonly (string | number)[]): Json | undefined => {
  let node: unknown = payload;
  for (const step of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as JsonObject)[step];
  }
  return node as Json | undefined;
};

/** The level out of an Open Badges `result`; null when it is not ours in form. */
export const readLevel = (result: Json | undefined): Level | null => {
  const first: unknown = Array.isArray(result) ? result[0] : undefined;
  if (!isObject(first)) return null;
  const { value, scale, normalised } = first;
  if (typeof value !== 'string' || (scale !== 'medals' && scale !== 'percent') || typeof normalised !== 'number') return null;
  return { label: value, scale, normalised };
};

/** The ROME code out of an achievement's id. */
export const readRomeCode = (id: Json | undefined): string | null =>
  typeof id === 'string' && id.startsWith('urn:rome:') ? id.slice(9) : null;

export interface ReadClaim {
  readonly key: string;
  readonly path: readonly string[];
  /** As it stands in the payload. */
  readonly value: Json;
  /** In a few characters: `Argent`, `2026-11-20`, `210`. Days stay ISO; screens put them in words. */
  readonly text: string;
}

/** The names of a list of things: evidence, declared competences. */
const namesOf = (value: Json): string | null =>
  Array.isArray(value)
    ? value.flatMap((one: unknown) => (isObject(one) && typeof one['name'] === 'string' ? [one['name']] : [])).join(', ')
    : null;

const codeOf = (value: Json): string => readRomeCode(value) ?? (typeof value === 'string' ? value : '');

const special: Readonly<Record<string, (value: Json) => string>> = {
  level: (value) => readLevel(value)?.label ?? '',
  code: codeOf,
  evidence: (value) => namesOf(value) ?? '',
  competences: (value) => namesOf(value) ?? '',
};

const textOf = (key: string, value: Json): string => {
  const own = special[key];
  if (own) return own(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

/** Every claim of the catalogue that this payload shows, in the catalogue's order. */
export const readClaims = (type: CredentialType, payload: JsonObject): readonly ReadClaim[] =>
  claimCatalogue[type].flatMap(({ key, path }) => {
    const value = valueAt(payload, path);
    return value === undefined ? [] : [{ key, path, value, text: textOf(key, value) }];
  });

/** 1 to 3, by thirds of the scale: what a search compares, whatever the organism's own scale. */
export const levelBand = ({ scale, normalised }: Level): 1 | 2 | 3 => {
  const band = scale === 'medals' ? normalised : Math.floor(normalised / (100 / 3)) + 1;
  return band <= 1 ? 1 : band >= 3 ? 3 : 2;
};
