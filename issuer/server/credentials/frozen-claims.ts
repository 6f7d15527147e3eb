import * as z from 'zod';
import type { ClaimsToSign } from '#shared/credentials/ld';
import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';

const Frozen = z.object({ ld: z.record(z.string(), z.json()), disclosable: z.array(z.array(z.string())) });

const column = 'issuances.sealed_claims';

/** Claims as they were when the credential was earned, encrypted and bound to their issuance. */
export const sealClaims = (scope: Scope, issuanceId: string, claims: ClaimsToSign): Promise<string> =>
  sealColumn(scope, column, issuanceId, JSON.stringify({ ld: claims.ld, disclosable: claims.disclosable }));

export const openClaims = async (scope: Scope, issuance: { readonly id: string; readonly sealedClaims: string }): Promise<ClaimsToSign> =>
  Frozen.parse(JSON.parse(await openColumn(scope, column, issuance.id, issuance.sealedClaims)));
