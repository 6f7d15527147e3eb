import type { ParamsOf } from '#shared/contract/route';
import type { getDisclosure as contract } from '#shared/contracts/verifier/disclosures';
import type { Scope } from '#shared/server/scope';
import { describeDisclosure } from './describe-disclosure.ts';
import { findOwnDisclosure } from './find-own-disclosure.ts';

/** What was disclosed to the company, with the report of its checks. */
export async function getDisclosure(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }) {
  return describeDisclosure(scope, await findOwnDisclosure(scope, params.disclosureId));
}
