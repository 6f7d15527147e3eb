import { compactDecrypt, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import * as z from 'zod';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { sameSecret } from '#shared/server/random';
import type { PresentationRequestModel } from '../presentation-request.model.ts';

export type WalletResponse =
  | {
      readonly kind: 'answer';
      readonly presentations: Readonly<Record<string, readonly string[]>>;
      /** The number the person read on the screen; null from a wallet that does not ask for it. */
      readonly matchCode: string | null;
      /** Chosen by the wallet, which can then ask whether its answer arrived; null from one that leaves it to us. */
      readonly receipt: string | null;
    }
  /** The holder said no, or the wallet could not (OpenID4VP 1.0 section 8.5). */
  | { readonly kind: 'refusal'; readonly error: string };

const mostPresentations = 20;
const Answer = z.object({
  state: z.string().optional(),
  carnet_match_code: z.string().max(20).optional(),
  carnet_receipt: z
    .string()
    .regex(/^[\w-]{43}$/u)
    .optional(),
  vp_token: z.record(z.string().max(60), z.array(z.string().min(1).max(60_000)).min(1).max(mostPresentations)),
});
const Failure = z.object({ state: z.string().optional(), error: z.string().regex(/^[\w-]{1,60}$/u) });

const refuse = (description: string): never => {
  throw new OAuthRefusal('invalid_request', description);
};

type Request = Pick<PresentationRequestModel, 'encryptionKey' | 'responseState' | 'responseMode'>;

/** Only what was offered: ECDH-ES to this request's own key, AES-GCM (an allow-list, RFC 8725 section 3.1). */
const decrypt = async (jwe: string, request: Request, secret: JWK): Promise<unknown> => {
  try {
    const header = decodeProtectedHeader(jwe);
    if (header.kid !== undefined && header.kid !== request.encryptionKey.kid) return refuse('encrypted for another key');
    const key = await importJWK(secret, 'ECDH-ES');
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A128GCM', 'A256GCM'],
    });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch (fault) {
    if (fault instanceof OAuthRefusal) throw fault;
    return refuse('the response cannot be decrypted');
  }
};

const parseToken = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('vp_token is not JSON');
  }
};

/**
 * A form holds text only: an error sent in the clear is read as it is, and so is an answer when this wallet was asked for `direct_post`
 * because it cannot encrypt; else an answer must be encrypted.
 */
const payloadOf = async (form: Readonly<Record<string, string>>, request: Request, secret: JWK): Promise<unknown> => {
  if (form['response'] !== undefined) return decrypt(form['response'], request, secret);
  if (form['error'] !== undefined) return form;
  if (request.responseMode === 'direct_post.jwt') return refuse('direct_post.jwt: an encrypted response is expected');
  return { ...form, vp_token: parseToken(form['vp_token'] ?? '') };
};

/**
 * Reads what a wallet posts (OpenID4VP 1.0 sections 8.2 and 8.3.1). Refuses, as a 400 and never a fault: an answer in the clear,
 * encrypted for another key or by another algorithm, another `state`, a `vp_token` of another shape.
 */
export const readResponse = async (form: Readonly<Record<string, string>>, request: Request, secret: JWK): Promise<WalletResponse> => {
  const payload = await payloadOf(form, request, secret);
  const failure = Failure.safeParse(payload);
  const answer = Answer.safeParse(payload);
  if (!failure.success && !answer.success) return refuse('neither vp_token nor error');
  const state = (failure.success ? failure.data.state : answer.data?.state) ?? '';
  if (!sameSecret(state, request.responseState)) return refuse('another state');
  if (failure.success) return { kind: 'refusal', error: failure.data.error };
  const { vp_token: presentations, carnet_match_code: matchCode, carnet_receipt: receipt } = answer.data!;
  return { kind: 'answer', presentations, matchCode: matchCode ?? null, receipt: receipt ?? null };
};
