import { unknownClaim, type WishedClaim } from '#shared/contracts/verifier/disclosures';
import { claimCatalogue, claimOf } from '#shared/credentials/claim-catalogue';
import { buildDcqlQuery, type AskedClaim, type AskedCredential, type DcqlQueryJson } from '#shared/credentials/dcql-build';
import { vctOf } from '#shared/credentials/vct';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findAchievement } from '../candidates/index.ts';

const refuseUnknown = ({ kind, code, claims }: WishedClaim): void => {
  const known = new Set(claimCatalogue[kind].map((claim) => claim.key));
  if (!claims.every((key) => known.has(key)) || (code !== null && kind !== 'competence')) throw new Refusal(unknownClaim);
};

/** Only a credential of that competence: by its achievement's id, or by its name when it has no other. */
const onlyOf = async (scope: Scope, code: string): Promise<{ readonly key: string; readonly value: string }> => {
  const achievement = await findAchievement(scope, code);
  if (!achievement) throw new Refusal(unknownClaim);
  return achievement.id === null ? { key: 'name', value: achievement.name } : { key: 'code', value: achievement.id };
};

/** The id of the credential query of a wish, by its place. */
export const queryId = (place: number): string => `w${place}`;

const askedCredential = async (scope: Scope, wish: WishedClaim, place: number): Promise<AskedCredential> => {
  refuseUnknown(wish);
  const only = wish.code === null ? null : await onlyOf(scope, wish.code);
  const keys = [...new Set([...(only ? [only.key] : []), ...wish.claims])];
  const claims = keys.map((key): AskedClaim => {
    const { path } = claimOf(wish.kind, key);
    return only?.key === key ? { path, required: true, values: [only.value] } : { path, required: wish.required };
  });
  return {
    id: queryId(place),
    vct: vctOf(scope.house.config.issuerUrl, wish.kind),
    claims,
    required: wish.required,
    multiple: wish.multiple === true,
  };
};

/**
 * The DCQL query (OpenID4VP 1.0 section 6) of what a company wishes: one credential query for each wish, its claims all needed when the wish is
 * required, else chosen one by one by the holder. Refuses claims and competences that do not exist.
 */
export async function makeQuery(scope: Scope, wishes: readonly WishedClaim[]): Promise<DcqlQueryJson> {
  const asked: AskedCredential[] = [];
  for (const [place, wish] of wishes.entries()) asked.push(await askedCredential(scope, wish, place));
  return buildDcqlQuery(asked);
}
