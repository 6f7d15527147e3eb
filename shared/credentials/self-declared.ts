/** What a person says of themselves: signed by the very key it is bound to. A proof that they said it, never that it is so. */
import { didJwkOf } from './did-key.ts';
import { experienceClaims, type ExperienceRecord } from './experience-claims.ts';
import { issueSdJwt } from './issue.ts';
import type { CryptoPort, JsonObject, PublicJwk, Sign } from './ports.ts';
import { parseVct, vctOf } from './vct.ts';

export interface ToDeclare {
  readonly experience: ExperienceRecord;
  /** Whose type it is: the platform's issuer. */
  readonly issuerUrl: string;
  /** The holder's, one for each copy. */
  readonly key: { readonly jwk: PublicJwk; readonly sign: Sign };
  /** Seconds since 1970. */
  readonly now: number;
}

const day = 86_400;

/** A declared experience as an SD-JWT VC of a did:jwk issuer, who is its holder. Dated to the day, so that copies do not tell on each other. */
export const declareExperience = async ({ experience, issuerUrl, key, now }: ToDeclare, crypto: CryptoPort): Promise<string> => {
  const { ld, disclosable } = experienceClaims(experience);
  const { kty, crv, x, y } = key.jwk;
  const iss = didJwkOf(key.jwk);
  const payload = { iss, iat: Math.floor(now / day) * day, vct: vctOf(issuerUrl, 'experience'), cnf: { jwk: { kty, crv, x, y } }, ld };
  return issueSdJwt({ header: { typ: 'dc+sd-jwt', kid: `${iss}#0` }, payload, disclosable }, crypto, key.sign);
};

/** Is it of the one type that people declare? Whoever signed it. */
export const isDeclaration = ({ vct }: JsonObject): boolean => typeof vct === 'string' && parseVct(vct)?.type === 'experience';

/** Signed by the key it is bound to, and of the type that says so: anything else that a person signs for themselves is an unknown issuer's. */
export const isSelfDeclared = (payload: JsonObject, issuer: string | null, holder: PublicJwk | null): boolean =>
  isDeclaration(payload) && holder !== null && issuer === didJwkOf(holder);
