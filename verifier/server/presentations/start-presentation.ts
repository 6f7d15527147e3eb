import type { BodyOf } from '#shared/contract/route';
import type { startPresentation as contract } from '#shared/contracts/verifier/presentations';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { requestDisclosure } from '../disclosures/index.ts';
import { describePresentation } from './describe-presentation.ts';
import { findLink } from './find-link.ts';

const minutes = 15;

/**
 * Begins a presentation in this browser, under a secret given once. On the same device the wallet's redirect brings the answer back here; on
 * another the number on this screen goes with it. Refuses a link that is over.
 */
export async function startPresentation(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const { link, company, there } = await findLink(scope, body.code);
  const { id: linkId, purpose, wishes, retentionDays } = link;
  const session = newToken();
  const same = body.device === 'same';
  const request = await requestDisclosure(there, {
    ...{ company, purpose, wishes, retentionDays, minutes },
    flow: same ? 'same-device' : 'other-device',
    match: !same,
    browser: { sessionHash: sha256Hex(session), linkId },
  });
  return { session, presentation: await describePresentation(there, request, company.name) };
}
