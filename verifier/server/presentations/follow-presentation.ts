import type { BodyOf } from '#shared/contract/route';
import type { followPresentation as contract } from '#shared/contracts/verifier/presentations';
import type { Scope } from '#shared/server/scope';
import { describePresentation } from './describe-presentation.ts';
import { findSession } from './find-session.ts';

/** Where a presentation stands, for the browser that began it and no other. Never what was answered. */
export async function followPresentation(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const { request, company, there } = await findSession(scope, body.session);
  return describePresentation(there, request, company);
}
