import type { Locale } from '#shared/angular/i18n/language';
import { claimWords } from '#shared/angular/look/claim-lines';
import { claimCatalogue, typeNames } from '#shared/credentials/claim-catalogue';
import { isObject } from '#shared/credentials/jwt';
import type { JsonObject } from '#shared/credentials/ports';
import { levelBand, readClaims, readLevel } from '#shared/credentials/read-claims';
import { credentialTypes, parseVct, type CredentialType } from '#shared/credentials/vct';
import type { ShownProof } from '../verification/shown-proof.ts';
import type { CheckedDocument } from './check-documents.ts';

const titles = ['name', 'title', 'experience', 'programme', 'day'];

/** Our own types keep their object under `ld`; exported, the object is the document itself. */
const shaped = (payload: JsonObject): JsonObject => (isObject(payload['ld']) ? payload : { ld: payload });

const typeOf = (payload: JsonObject): CredentialType | null => {
  const own = parseVct(String(payload['vct']))?.type;
  if (own) return own;
  const counted = credentialTypes.map((type) => ({ type, count: readClaims(type, shaped(payload)).length }));
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count > 0 ? best.type : null;
};

const plain = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Any document's own words, path by path: for what is of no type of ours. */
const leaves = (value: unknown, path: readonly string[], deep = 0): readonly { readonly key: string; readonly text: string }[] => {
  if (plain(value)) return [{ key: path.join(' › '), text: String(value) }];
  if (typeof value !== 'object' || value === null || deep > 6) return [];
  return Object.entries(value)
    .filter(([name]) => name !== 'type' && !name.startsWith('@'))
    .flatMap(([name, below]) => leaves(below, Array.isArray(value) ? path : [...path, name], deep + 1));
};

const mostLines = 60;

const otherLines = (claims: JsonObject) =>
  leaves(isObject(claims['credentialSubject']) ? claims['credentialSubject'] : claims, [])
    .slice(0, mostLines)
    .map(({ key, text }) => ({ key, label: key, value: text }));

const linesOf = (type: CredentialType, payload: JsonObject, locale: Locale) =>
  readClaims(type, shaped(payload)).map(({ key, text }) => ({
    key,
    label: claimCatalogue[type].find((claim) => claim.key === key)?.label[locale] ?? key,
    value: claimWords(text, locale, key),
  }));

const nameIn = (payload: JsonObject): string | null => {
  const name: unknown = payload['name'] ?? payload['vct'];
  return typeof name === 'string' ? name : null;
};

/** A checked document as the page shows it. What no signature covers is not shown. */
export const shownDocument = ({ document, issuer }: CheckedDocument, locale: Locale, unreadable: string): ShownProof => {
  const { payload, checks, claims } = document.report;
  const common = { issuer: payload ? issuer : null, checks, verdict: document.verdict };
  const empty = { ...common, kind: 'competence' as const, level: null, on: null };
  if (!payload) return { ...empty, title: unreadable, claims: [] };
  const type = typeOf(payload);
  if (!type) return { ...empty, title: nameIn(payload) ?? unreadable, claims: otherLines(claims) };
  const lines = linesOf(type, payload, locale);
  const level = readLevel(readClaims(type, shaped(payload)).find((claim) => claim.key === 'level')?.value);
  return {
    ...common,
    kind: type,
    title:
      titles.map((key) => lines.find((line) => line.key === key)?.value).find((title) => title !== undefined) ?? typeNames[type][locale],
    level: level && { notches: levelBand(level), label: level.label },
    on: readClaims(type, shaped(payload)).find((claim) => claim.key === 'validatedOn')?.text ?? null,
    claims: lines,
  };
};
