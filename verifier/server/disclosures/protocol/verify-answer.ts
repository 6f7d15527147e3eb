import { contestedOn } from '#shared/credentials/contested';
import { answersDcql } from '#shared/credentials/dcql';
import type { JsonObject } from '#shared/credentials/ports';
import { presentCredential } from '#shared/credentials/present';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { Scope } from '#shared/server/scope';
import { verifyPresentation, type Verified } from '../../verification/index.ts';
import type { KeptCredential } from '../keep-content.ts';
import type { PresentationRequestModel } from '../presentation-request.model.ts';

type Request = Pick<PresentationRequestModel, 'query' | 'nonce' | 'clientId'>;

const refuse = (description: string): never => {
  throw new OAuthRefusal('invalid_request', description);
};

/** Claims nobody asked for are not kept, whatever the wallet sent. */
const onlyAsked = (compact: string, request: Request, queryId: string): Promise<string> => {
  const query = request.query.credentials.find((one) => one.id === queryId);
  return presentCredential(compact, { paths: query?.claims?.map((claim) => claim.path) ?? [] }, nodeCrypto);
};

const verifyOne = async (
  scope: Pick<Scope, 'house' | 'now'>,
  request: Request,
  compact: string,
): Promise<Verified & { payload: JsonObject }> => {
  const verified = await verifyPresentation(scope, { compact, nonce: request.nonce, audience: request.clientId });
  const { payload } = verified;
  if (verified.fault !== null || payload === null) return refuse(`presentation: ${verified.fault ?? 'malformed'}`);
  return { ...verified, payload };
};

/**
 * Runs every check on what a wallet presents, and asks again whether it answers the query: the wallet's own filtering is not relied upon.
 * Refuses a proof that does not hold (signature, key binding, nonce, audience, disclosures) and an answer to another question. Trust, status
 * and dates are left to the report: the company sees them and decides.
 */
export const verifyAnswer = async (
  scope: Pick<Scope, 'house' | 'now'>,
  request: Request,
  presentations: Readonly<Record<string, readonly string[]>>,
): Promise<readonly KeptCredential[]> => {
  const payloads: Record<string, JsonObject[]> = {};
  const kept: KeptCredential[] = [];
  for (const [queryId, compact] of Object.entries(presentations).flatMap(([id, all]) => all.map((one) => [id, one] as const))) {
    if (!request.query.credentials.some((one) => one.id === queryId)) return refuse('an answer to nothing that was asked');
    const { payload, kind, report } = await verifyOne(scope, request, compact);
    if (kind === null) return refuse('a credential of another type');
    (payloads[queryId] ??= []).push(payload);
    kept.push({ kind, report, compact: await onlyAsked(compact, request, queryId), contestedOn: contestedOn(compact) });
  }
  if (!answersDcql(request.query, payloads)) return refuse('the presentations do not answer the query');
  return kept;
};
