// An issuer written elsewhere: `oidc-provider` for OAuth and OpenID4VCI 1.0, `@sd-jwt` for what it signs. Ours is only how they are put together.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as jose from 'jose';
import Provider, { type Configuration, type OpenID4VCIIssueCredential } from 'oidc-provider';
import { closing } from './closing.ts';
import { newKey, sdJwtOf, type PeerKey } from './keys.ts';

const preAuthorised = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const account = 'stagiaire';

export interface PeerIssuer {
  readonly url: string;
  readonly did: string;
  /** A code made beforehand, with these digits. */
  offerCode(txCode: string): Promise<string>;
  /** An offer that begins at the issuer's own page. */
  offerPage(): string;
  close(): Promise<void>;
}

/** What it signs: a type of its own, or the one of ours that it was recognised for. */
export interface PeerTypes {
  readonly vct: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly hidden: object;
}

const linkTo = (url: string, grants: object): string =>
  `openid-credential-offer://?credential_offer=${encodeURIComponent(
    JSON.stringify({ credential_issuer: url, credential_configuration_ids: ['savoir-faire'], grants }),
  )}`;

const keyOfProof = (proof: string): unknown => jose.decodeProtectedHeader(proof).jwk;

const signing =
  ({
    key,
    did,
    url,
    types,
  }: {
    readonly key: PeerKey;
    readonly did: string;
    readonly url: string;
    readonly types: PeerTypes;
  }): OpenID4VCIIssueCredential =>
  async (_ctx, { proofs, accessToken }) => {
    // Under its address when the person came by its page, under its DID else: it may sign by either name.
    const iss = accessToken.gty === 'authorization_code' ? url : did;
    const iat = Math.floor(Date.now() / 1000);
    const copies = (proofs?.jwt ?? []).map(async (proof) => {
      const payload = { iss, iat, exp: iat + 86_400, vct: types.vct, cnf: { jwk: keyOfProof(proof) }, ...types.claims };
      return { credential: await sdJwtOf(key, key).issue(payload as never, types.hidden as never, { header: { kid: `${did}#signe` } }) };
    });
    return { credentials: await Promise.all(copies) };
  };

type PreAuthorised = InstanceType<Provider['PreAuthorizedCode']>;
interface Settings {
  readonly url: string;
  readonly wallet: string;
  readonly key: PeerKey;
  readonly vct: string;
  readonly issue: OpenID4VCIIssueCredential;
}

/** Strict wherever the standards let it be: pushed requests only, PKCE, DPoP with nonces of its own, registered wallets only. */
const configuration = async ({ url, wallet, vct, issue }: Settings): Promise<Configuration> => ({
  clients: [
    {
      ...{
        client_id: wallet,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        authorization_details_types: ['openid_credential'],
        dpop_bound_access_tokens: true,
      },
      ...{ grant_types: ['authorization_code', preAuthorised], response_types: ['code'], redirect_uris: [`${wallet}/receive/callback`] },
    },
  ],
  jwks: { keys: [{ ...(await jose.exportJWK((await newKey()).privateKey)), kid: 'jetons', alg: 'ES256', use: 'sig' }] },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  pkce: { required: () => true },
  findAccount: (_ctx, accountId) => ({ accountId, claims: () => Promise.resolve({ sub: accountId }) }),
  ttl: { Grant: 600, PreAuthorizedCode: 300, AccessToken: 300, AuthorizationCode: 60, Interaction: 300, Session: 300 },
  interactions: { url: (_ctx, { uid }) => `/page/${uid}` },
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => url,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: '', audience: url, accessTokenFormat: 'opaque' }),
    },
    richAuthorizationRequests: {
      enabled: true,
      types: {},
      authorizationDetailsForGrantSource: (ctx) => JSON.parse(String(ctx.oidc.params?.['authorization_details'])) as never,
      authorizationDetailsForAccessToken: (_ctx, _token, source) =>
        ((source as PreAuthorised).rar ?? []).map((one) => ({ ...one, credential_identifiers: ['le-seul'] })),
    },
    openid4vci: {
      enabled: true,
      ack: 'experimental-01',
      nonceSecret: randomBytes(32),
      preAuthorizedCodeGrant: true,
      metadata: { batch_credential_issuance: { batch_size: 3 }, display: [{ name: 'Académie', locale: 'fr' }] },
      credentialConfigurationsSupported: {
        'savoir-faire': {
          ...{
            format: 'dc+sd-jwt',
            vct,
            cryptographic_binding_methods_supported: ['jwk'],
            credential_signing_alg_values_supported: ['ES256'],
          },
          proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
          credential_metadata: { display: [{ name: 'Savoir-faire', locale: 'fr' }] },
        },
      },
      credentialEndpointExpectedAudience: () => url,
      credentialConfigurationPolicy: () => true,
      issueCredential: issue,
    },
  },
});

/** The page of the issuer: whoever opens it is our trainee, and agrees. */
const agree = async (provider: Provider, resource: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: account, clientId: String(params['client_id']) });
  grant.addResourceScope(resource, '');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId: account }, consent: { grantId } });
};

const documents = (url: string, did: string, { jwk }: PeerKey): Readonly<Record<string, object>> => {
  const id = `${did}#signe`;
  const method = { id, type: 'JsonWebKey2020', controller: did, publicKeyJwk: jwk };
  return {
    '/.well-known/did.json': { '@context': ['https://www.w3.org/ns/did/v1'], id: did, verificationMethod: [method], assertionMethod: [id] },
    '/.well-known/jwt-vc-issuer': { issuer: url, jwks: { keys: [{ ...jwk, kid: id }] } },
  };
};

/** Opens it at that address of localhost, for the wallet of that client id. */
export const openPeerIssuer = async (url: string, wallet: string, types: PeerTypes): Promise<PeerIssuer> => {
  const { port, host } = new URL(url);
  const did = `did:web:${encodeURIComponent(host)}`;
  const key = await newKey();
  const issue = signing({ key, did, url, types });
  const provider = new Provider(url, await configuration({ url, wallet, key, vct: types.vct, issue }));
  const files = documents(url, did, key);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', url);
    const file = files[pathname];
    if (file) response.setHeader('content-type', 'application/json').end(JSON.stringify(file));
    else if (pathname.startsWith('/page/')) void agree(provider, url, request, response);
    else void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(Number(port), 'localhost', resolve));
  return {
    url,
    did,
    async offerCode(txCode) {
      const clientId = wallet;
      const grant = new provider.Grant({ accountId: account, clientId });
      grant.addResourceScope(url, '');
      const rar = [{ type: 'openid_credential', credential_configuration_id: 'savoir-faire' }];
      const grantId = await grant.save();
      const code = new provider.PreAuthorizedCode({ accountId: account, clientId, grantId, txCode, rar, resource: url, scope: '' });
      const grants = {
        [preAuthorised]: { 'pre-authorized_code': await code.save(), tx_code: { length: txCode.length, input_mode: 'numeric' } },
      };
      return linkTo(url, grants);
    },
    offerPage: () => linkTo(url, { authorization_code: {} }),
    close: () => closing(server),
  };
};
