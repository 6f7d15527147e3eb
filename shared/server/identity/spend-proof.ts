import { inScope } from '#shared/server/open-scope';
import type { House } from '#shared/server/house';
import { sha256Hex } from '#shared/server/random';
import { acceptedSkewSeconds, type CheckedProof } from './dpop.ts';

/**
 * Notes a proof as used and says whether it was new (RFC 9449 section 11.1). In a transaction of its own: a request that fails afterwards does
 * not make its proof good again.
 */
export const spendProof = (house: House, proof: CheckedProof): Promise<boolean> =>
  inScope(house, { actor: { kind: 'anonymous' }, tenant: { organisationIds: [], grant: 'identity' } }, async (scope) => {
    const id = sha256Hex(`${proof.thumbprint}\n${proof.jti}`);
    const expiresAt = new Date(proof.issuedAt.getTime() + 2 * acceptedSkewSeconds * 1000);
    const added = await scope.db('dpop_proofs').insert({ id, expiresAt }).onConflict('id').ignore().returning('id');
    return added.length === 1;
  });
