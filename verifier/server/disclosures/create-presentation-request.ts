import type { BodyOf } from '#shared/contract/route';
import type { createPresentationRequest as contract } from '#shared/contracts/verifier/disclosures';
import { requireApproved } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import { describeRequest } from './describe-request.ts';
import { requestDisclosure } from './request-disclosure.ts';

const counterMinutes = 30;

/**
 * At a counter: a QR that any conformant wallet answers within half an hour, once, with the number beside it, which the person gives back
 * through the wallet. Refuses unknown claims and a company that is not approved.
 */
export async function createPresentationRequest(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const company = await requireApproved(scope);
  const request = await requestDisclosure(scope, { company, ...body, flow: 'counter', minutes: counterMinutes });
  await scope.audit('disclosure.requested', 'presentation-request', request.id, {
    wishes: body.wishes.length,
    retentionDays: body.retentionDays,
  });
  return describeRequest(scope, request);
}
