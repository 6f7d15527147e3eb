import type { Openid4vciClient } from '@openid4vc/openid4vci';
import { Oauth2ClientErrorResponseError, type RequestDpopOptions } from '@openid4vc/oauth2';
import type { HolderKey } from '../vault/keyring.ts';

/** One credential an access token opens: by the identifier the issuer gave it, else by its configuration (OpenID4VCI 1.0 section 8.2). */
export interface Dataset {
  readonly configurationId: string;
  readonly identifier: string | null;
}

/** An access token and the key it is bound to; plain data, so that it outlives a closed page. */
export interface Access {
  readonly accessToken: string;
  /** Null: the issuer gave a bearer token. */
  readonly key: HolderKey | null;
  readonly datasets: readonly Dataset[];
}

interface Details {
  readonly type?: unknown;
  readonly credential_configuration_id?: unknown;
  readonly credential_identifiers?: unknown;
}

/** What a token response opens: the identifiers it names must be used (section 6.2), the configurations of the offer otherwise. */
export const datasetsOf = (details: unknown, configurations: readonly string[]): readonly Dataset[] => {
  const named = (Array.isArray(details) ? (details as readonly Details[]) : []).flatMap(
    ({ type, credential_configuration_id: configurationId, credential_identifiers: identifiers }) =>
      type === 'openid_credential' && typeof configurationId === 'string' && Array.isArray(identifiers)
        ? identifiers.map((identifier) => ({ configurationId, identifier: String(identifier) }))
        : [],
  );
  return named.length > 0 ? named : configurations.map((configurationId) => ({ configurationId, identifier: null }));
};

export const dpopOf = ({ jwk }: HolderKey): RequestDpopOptions => ({ signer: { method: 'jwk', alg: 'ES256', publicJwk: { ...jwk } } });

/** The `dpop` option of a request with this access: none for a bearer token. */
export const withDpop = ({ key }: Access): { readonly dpop?: RequestDpopOptions } => (key ? { dpop: dpopOf(key) } : {});

/** The error code an issuer answered with; null when it did not answer in the words of OAuth. */
export const errorCode = (cause: unknown): string | null =>
  cause instanceof Oauth2ClientErrorResponseError ? cause.errorResponse.error : null;

type IssuerMetadata = Parameters<Openid4vciClient['requestNonce']>[0]['issuerMetadata'];

/** Who asks is said where a server does not take a pre-authorised code from nobody: by default (OpenID4VCI 1.0 section 12.3). */
export const namesClient = ({ authorizationServers }: IssuerMetadata): boolean =>
  authorizationServers.some((server) => server['pre-authorized_grant_anonymous_access_supported'] !== true);

/** Does one of its authorization servers bind tokens to ES256 keys (RFC 9449 section 5.1)? Older ones give bearer tokens. */
export const bindsTokens = ({ authorizationServers }: IssuerMetadata): boolean =>
  authorizationServers.some(({ dpop_signing_alg_values_supported: algorithms }) => algorithms?.includes('ES256') === true);
