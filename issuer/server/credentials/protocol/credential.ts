import type { Context } from 'koa';
import * as z from 'zod';
import { CredentialConfigurationId, CredentialReply } from '#shared/contracts/protocol/oid4vci';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { readJson } from '#shared/server/serving/read-body';
import { issueCredential } from '../issue-credential.ts';
import type { Organism } from '../organism.ts';
import { authorise } from './authorise.ts';
import { knownIssuer } from './issuer-metadata.ts';
import { checkKeyProofs, type ProvenKey } from './key-proofs.ts';
import type { Protocol } from './library.ts';
import { isOurNonce, spendNonce } from './nonces.ts';
import { refusing } from './oauth-words.ts';
import { inOrganism, issuingOrganismAt, noStore } from './organism-path.ts';

const mostBytes = 64 * 1024;
const Asked = z
  .looseObject({
    credential_configuration_id: z.unknown(),
    credential_identifier: z.unknown(),
    credential_response_encryption: z.unknown(),
  })
  .partial();

/** Section 8.3.1.2 has a word for each of these; the library would call them all an invalid request, or not notice. */
const refuseOddities = (body: unknown): void => {
  const asked = Asked.safeParse(body);
  if (!asked.success) throw new OAuthRefusal('invalid_credential_request', 'a JSON object is expected');
  const {
    credential_configuration_id: configuration,
    credential_identifier: identifier,
    credential_response_encryption: encryption,
  } = asked.data;
  if (encryption !== undefined) throw new OAuthRefusal('invalid_encryption_parameters', 'answers are not encrypted here');
  if (identifier !== undefined) throw new OAuthRefusal('unknown_credential_identifier', 'name a credential configuration');
  if (typeof configuration === 'string' && !CredentialConfigurationId.safeParse(configuration).success) {
    throw new OAuthRefusal('unknown_credential_configuration', 'no such credential configuration');
  }
};

/** A proof that is no JWT at all is a wrong proof, not a wrong request. */
const refuseUnreadable = (body: unknown): void => {
  const jwts = z.object({ proofs: z.object({ jwt: z.array(z.unknown()) }) }).safeParse(body).data?.proofs.jwt ?? [];
  const unreadable = jwts.some((jwt) => typeof jwt !== 'string' || !/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(jwt));
  if (unreadable) throw new OAuthRefusal('invalid_proof', 'a proof is not a JWT');
};

const parse = ({ vci }: Protocol, issuerMetadata: ReturnType<typeof knownIssuer>, body: unknown) =>
  refusing('invalid_credential_request', () => {
    refuseOddities(body);
    refuseUnreadable(body);
    const request = vci.parseCredentialRequest({ credentialRequest: body as Record<string, unknown>, issuerMetadata });
    const kind = CredentialConfigurationId.safeParse(request.credentialConfigurationId);
    if (!kind.success) throw new OAuthRefusal('invalid_credential_request', 'credential_configuration_id is missing');
    return { request, kind: kind.data };
  });

/** One nonce may stand in the proofs of one request; after that it is worth nothing, whatever becomes of the request. */
const spendNonces = async ({ house }: Protocol, ctx: Context, organism: Organism, proven: readonly ProvenKey[]): Promise<void> => {
  const nonces = [...new Set(proven.map((one) => one.nonce))];
  const ours = await Promise.all(nonces.map((nonce) => isOurNonce(house, organism.id, nonce)));
  const fresh =
    ours.every(Boolean) &&
    (await inOrganism(house, organism, ctx, async (scope) => {
      const spent = [];
      for (const nonce of nonces) spent.push(await spendNonce(scope, nonce));
      return spent.every(Boolean);
    }));
  if (!fresh) throw new OAuthRefusal('invalid_nonce', 'ask the nonce endpoint for a fresh one');
};

/**
 * `POST /o/:slug/credential` (OpenID4VCI 1.0 section 8): token, request, key proofs, nonce, then the credential, whose bytes are stored before
 * they leave.
 */
export const credential =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const { house, vci } = protocol;
    const organism = await issuingOrganismAt(house, ctx);
    const issuanceId = await authorise(protocol, ctx, organism, 'credential');
    const issuer = knownIssuer(protocol, organism);
    const { request, kind } = await parse(protocol, issuer, await readJson(ctx.req, mostBytes));
    const proven = await checkKeyProofs(protocol, issuer, request.proofs);
    await spendNonces(protocol, ctx, organism, proven);
    const holders = proven.map(({ jwk }) => jwk);
    const signed = await inOrganism(house, organism, ctx, (scope) => issueCredential(scope, { issuanceId, kind, holders }));
    const credentials = signed.map((compact) => ({ credential: compact }));
    ctx.body = CredentialReply.parse(vci.createCredentialResponse({ credentialRequest: request, credentials, notificationId: issuanceId }));
  };
