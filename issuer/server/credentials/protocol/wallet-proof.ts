import type { Context } from 'koa';
import type { House } from '#shared/server/house';
import { checkProof, ProofRefused } from '#shared/server/identity/dpop';
import { spendProof } from '#shared/server/identity/spend-proof';
import { OAuthRefusal } from '#shared/server/oauth-refusal';

/** RFC 9449 section 7.1: how a resource says what it wants. */
export const challenge = (error?: string): Readonly<Record<string, string>> => ({
  'WWW-Authenticate': error ? `DPoP algs="ES256", error="${error}"` : 'DPoP algs="ES256", Bearer',
});

export interface Proven {
  readonly url: string;
  readonly accessToken: string | null;
}

const refusal = (why: string, atResource: boolean): OAuthRefusal =>
  atResource
    ? new OAuthRefusal('invalid_dpop_proof', why, 401, challenge('invalid_dpop_proof'))
    : new OAuthRefusal('invalid_dpop_proof', why);

/**
 * Thumbprint of the key that signed the DPoP proof of this request, null without one. Refuses a proof that is wrong, for another address, too
 * old or too new, or seen before (RFC 9449 sections 4.3 and 11.1).
 */
export const walletOf = async (house: House, ctx: Context, { url, accessToken }: Proven): Promise<string | null> => {
  const proof = ctx.get('dpop');
  if (!proof) return null;
  const atResource = accessToken !== null;
  const checked = await checkProof({ proof, method: ctx.method, url, now: house.clock(), accessToken }).catch((error: unknown) => {
    throw error instanceof ProofRefused ? refusal(`the DPoP proof is refused: ${error.why}`, atResource) : error;
  });
  if (!(await spendProof(house, checked))) throw refusal('this DPoP proof was seen before', atResource);
  return checked.thumbprint;
};
