/** The W3C VCDM 2.0 object of the `ld` claim (OpenID4VP 1.0 appendix B.3.7): no issuer, dates nor status, which the SD-JWT says. */
import type { JsonObject } from './ports.ts';

export interface ClaimsToSign {
  /** What becomes the `ld` claim. */
  readonly ld: JsonObject;
  /** Paths, within the payload, of what the holder discloses one by one; only those the record fills. */
  readonly disclosable: readonly (readonly string[])[];
}

export const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
export const openBadgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** Our own terms (programme, halfDay…), which neither context defines. */
export const ownContext = { '@vocab': 'urn:carnet:vocab:1:' };

/** Nulls and undefineds leave: a claim that is not known is absent, never empty. */
export const filled = (record: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined));

/** Of the paths a type may disclose, those that this object has. */
export const present = (paths: readonly (readonly string[])[], ld: JsonObject): readonly (readonly string[])[] =>
  paths.filter((path) => {
    let node: unknown = { ld };
    for (const name of path) node = (node as JsonObject | undefined)?.[name];
    return node !== undefined;
  });
