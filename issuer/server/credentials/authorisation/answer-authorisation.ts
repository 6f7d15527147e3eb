import type { InputOf, ReplyOf } from '#shared/contract/route';
import {
  authorisationOver,
  type consentToAuthorisation as consenting,
  type refuseAuthorisation as refusing,
} from '#shared/contracts/issuer/authorisations';
import { newToken, sameSecret, sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { requireApproved } from '../../organisations/index.ts';
import { credentialIssuerOf } from '../organism.ts';
import { AuthorisationIssuanceModel, AuthorisationModel } from './authorisation.model.ts';
import { inAuthorisation } from './in-authorisation.ts';
import { waitingFor } from './waiting-for.ts';

/** Time to unlock a wallet on the way back. */
const codeMinutes = 5;

/** Back to the wallet, which is told who answers (RFC 9207). */
const redirectOf = ({ redirectUri, state }: AuthorisationModel, iss: string, said: Readonly<Record<string, string>>): string => {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...said, ...(state === null ? {} : { state }), iss })) url.searchParams.set(name, value);
  return url.href;
};

const issuerOf = async (own: Scope): Promise<string> => credentialIssuerOf(own.house.config, (await requireApproved(own)).slug);

/**
 * The person agrees: a code for the wallet that asked, good once and for five minutes, that opens what waits for them at this moment. Refuses
 * who does not hold the pass of the digits. When nothing waits, the wallet is told so instead (RFC 6749 section 4.1.2.1).
 */
export async function consentToAuthorisation(scope: Scope, { body }: InputOf<typeof consenting>): Promise<ReplyOf<typeof consenting>> {
  return inAuthorisation(scope, body.request, async (own, authorisation) => {
    const { id, organisationId, passHash, personId, kinds } = authorisation;
    if (!passHash || !personId || !sameSecret(sha256Hex(body.pass), passHash)) throw new Refusal(authorisationOver);
    const iss = await issuerOf(own);
    const waiting = await waitingFor(own, personId, kinds);
    const code = newToken();
    const codeExpiresAt = new Date(own.now().getTime() + codeMinutes * 60_000);
    const given = waiting.length > 0 ? { codeHash: sha256Hex(code), codeExpiresAt } : {};
    await AuthorisationModel.query(own.db)
      .findById(id)
      .patch({ endedAt: own.now(), ...given });
    if (waiting.length === 0)
      return { redirect: redirectOf(authorisation, iss, { error: 'access_denied', error_description: 'nothing waits' }) };
    const chosen = waiting.map((issuance) => ({ organisationId, authorisationId: id, issuanceId: issuance.id }));
    await AuthorisationIssuanceModel.query(own.db).insert(chosen);
    await own.audit('authorisation.consented', 'person', personId, { credentials: waiting.length });
    return { redirect: redirectOf(authorisation, iss, { code }) };
  });
}

/** The person says no: the wallet learns that, and nothing else. */
export async function refuseAuthorisation(scope: Scope, { body }: InputOf<typeof refusing>): Promise<ReplyOf<typeof refusing>> {
  return inAuthorisation(scope, body.request, async (own, authorisation) => {
    await AuthorisationModel.query(own.db).findById(authorisation.id).patch({ endedAt: own.now() });
    return { redirect: redirectOf(authorisation, await issuerOf(own), { error: 'access_denied' }) };
  });
}
