import type { ParamsOf } from '#shared/contract/route';
import type { checkDisclosure as contract } from '#shared/contracts/verifier/disclosures';
import type { Scope } from '#shared/server/scope';
import { describeDisclosure } from './describe-disclosure.ts';
import { findOwnDisclosure } from './find-own-disclosure.ts';
import { recheckDisclosure } from './recheck-disclosure.ts';

/** Checks again now, at the recruiter's wish. */
export async function checkDisclosure(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }) {
  return describeDisclosure(scope, await recheckDisclosure(scope, await findOwnDisclosure(scope, params.disclosureId)));
}
