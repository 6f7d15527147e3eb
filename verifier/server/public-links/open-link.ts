import type { ParamsOf } from '#shared/contract/route';
import type { openLink as contract } from '#shared/contracts/verifier/public-links';
import type { Scope } from '#shared/server/scope';
import { findOpenLink } from './find-open-link.ts';

/** The ciphertext of a link: of no use without the fragment, which stays in the browser. */
export async function openLink(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }) {
  const { ciphertext, createdAt, expiresAt } = await findOpenLink(scope, params.linkId);
  return { ciphertext, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
