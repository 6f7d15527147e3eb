import type { CredentialKind } from '#shared/contracts/issuer/credentials';
import { newToken, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { AuthorisationModel } from './authorisation.model.ts';

export const requestMinutes = 15;

export interface Pushed {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly kinds: readonly CredentialKind[];
  readonly codeChallenge: string;
  readonly wallet: string | null;
}

/** Keeps a pushed request and gives the secret it is named by: 256 bits, good for a quarter of an hour (RFC 9126 section 2.2). */
export async function startAuthorisation(scope: Scope, pushed: Pushed): Promise<string> {
  const request = newToken();
  const expiresAt = new Date(scope.now().getTime() + requestMinutes * 60_000);
  await AuthorisationModel.query(scope.db).insert({
    ...pushed,
    organisationId: organisationOf(scope),
    requestHash: sha256Hex(request),
    expiresAt,
  });
  return request;
}

/** Is this request of that client still open? For the authorization endpoint, which only leads to the page. */
export async function isOpenRequest(scope: Scope, request: string, clientId: string): Promise<boolean> {
  const found = await AuthorisationModel.query(scope.db)
    .findOne({ organisationId: organisationOf(scope), requestHash: sha256Hex(request), clientId })
    .whereNull('endedAt')
    .where('expiresAt', '>', scope.now());
  return found !== undefined;
}
