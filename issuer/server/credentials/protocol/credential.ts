import type { Context } from 'koa';
import * as z from 'zod';
import { CredentialConfigurationId } from '#shared/contracts/protocol/oid4vci';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { Organism } from '../organism.ts';
import { authorise, type Authorised } from './authorise.ts';
import { deliver } from './deliver.ts';
import { knownIssuer, type IssuerMetadata } from './issuer-metadata.ts';
import { checkKeyProofs, type ProvenKey } from './key-proofs.ts';
import type { Protocol } from './library.ts';
import { isOurNonce, spendNonce } from './nonces.ts';
import { refusing } from './oauth-words.ts';
import { inOrganism, issuingOrganismAt, noStore } from './organism-path.ts';
import { readRequest } from './sealed-messages.ts';

const mostBytes = 64 * 1024;
const Asked = z.looseObject({ credential_configuration_id: z.unknown(), credential_identifier: z.unknown() }).partial();

/** Section 8.3.1.2 has a word for each of these; the library would call them all an invalid request, or not notice. */
const refuseOddities = (body: unknown): void => {
  const asked = Asked.safeParse(body);
  if (!asked.success) throw new OAuthRefusal('invalid_credential_request', 'a JSON object is expected');
  const { credential_configuration_id: configuration, credential_identifier: identifier } = asked.data;
  if (identifier !== undefined && (configuration !== undefined || typeof identifier !== 'string'))
    throw new OAuthRefusal('invalid_credential_request', 'name a configuration or an identifier, not both');
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

/** Which of the token's credentials is meant: its identifier when the token response named them, its configuration otherwise. */
const meant = ({ issuanceIds, named }: Authorised, identifier: string | undefined, configuration: string | undefined) => {
  if (identifier !== undefined) {
    if (named && issuanceIds.includes(identifier)) return { issuanceId: identifier, kind: null };
    throw new OAuthRefusal('unknown_credential_identifier', 'no such credential for this access token');
  }
  if (named) throw new OAuthRefusal('invalid_credential_request', 'use a credential_identifier of the token response');
  const kind = CredentialConfigurationId.safeParse(configuration);
  if (!kind.success) throw new OAuthRefusal('invalid_credential_request', 'credential_configuration_id is missing');
  return { issuanceId: issuanceIds[0]!, kind: kind.data };
};

const parse = ({ vci }: Protocol, issuerMetadata: IssuerMetadata, body: unknown, authorised: Authorised) =>
  refusing('invalid_credential_request', () => {
    refuseOddities(body);
    refuseUnreadable(body);
    const { credential_response_encryption: _encryption, ...credentialRequest } = body as Record<string, unknown>;
    const request = vci.parseCredentialRequest({ credentialRequest, issuerMetadata });
    return { request, ...meant(authorised, request.credentialIdentifier, request.credentialConfigurationId) };
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
 * they leave, or its promise.
 */
export const credential =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const { house } = protocol;
    const organism = await issuingOrganismAt(house, ctx);
    const authorised = await authorise(protocol, ctx, organism, 'credential');
    const issuer = await knownIssuer(protocol, organism);
    const { body, sealing } = await readRequest(house, organism, ctx, mostBytes);
    const { request, issuanceId, kind } = await parse(protocol, issuer, body, authorised);
    const proven = await checkKeyProofs(protocol, issuer, request.proofs);
    await spendNonces(protocol, ctx, organism, proven);
    const { purpose, tokenHash, connectionId } = authorised;
    const wanted = { issuanceId, kind, purpose, connectionId, holders: proven.map(({ jwk }) => jwk) };
    await deliver(protocol, ctx, organism, { wanted, sealing, tokenHash });
  };
