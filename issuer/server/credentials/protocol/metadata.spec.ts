import { createHash } from 'node:crypto';
import { suspendOrganisation } from '#shared/contracts/organisations';
import * as contracts from '#shared/contracts/issuer/credentials';
import { credentialPayloads } from '#shared/contracts/protocol/credential-payloads';
import { TypeMetadata, TypeRegistry } from '#shared/contracts/protocol/type-metadata';
import { selectClaims } from '#shared/credentials/claims-path';
import { parseSdJwt, readSdJwt } from '#shared/credentials/sd-jwt';
import { credentialTypes, genericTypes } from '#shared/credentials/vct';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { accountActor } from '#shared/server/testing/rolled-back';
import { asActor } from '#shared/server/testing/server';
import { copiesPerIssuance } from '../copies.ts';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  givenWalletOffer,
  managerOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import { askCredential, askToken, newWalletKey, openClient, post, readOffer, receive } from '../given-wallet.ts';

const json = async (url: string) => (await (await fetch(url)).json()) as Record<string, unknown>;

describe('what the issuer publishes', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer, { name: 'Organisme de l’Ardoise' });
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  it('is metadata of OpenID4VCI 1.0 for each organism, which a wallet resolves', async () => {
    const { originalDraftVersion, credentialIssuer, authorizationServers, knownCredentialConfigurations } =
      await openClient().resolveIssuerMetadata(organism.url);

    expect(originalDraftVersion).toBe('V1' as never);
    expect(credentialIssuer).toEqual(
      jasmine.objectContaining({ credential_issuer: organism.url, batch_credential_issuance: { batch_size: copiesPerIssuance } }),
    );
    expect(credentialIssuer.display![0]!.name).toBe('Organisme de l’Ardoise');
    expect(authorizationServers[0]!.token_endpoint).toBe(`${organism.url}/token`);
    expect(Object.keys(knownCredentialConfigurations)).toEqual([...['competence', 'enrolment', 'attendance', 'completion', 'endorsement']]);
  });

  it('is open to every origin, with the headers a browser wallet sends', async () => {
    const preflight = await fetch(`${organism.url}/credential`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://carnet.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,dpop',
      },
    });

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')!.toLowerCase()).toMatch(/authorization.*dpop.*content-type/u);
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('names each credential type and its claims in both languages at its vct', async () => {
    for (const type of [
      'competence',
      'enrolment',
      'attendance',
      'completion',
      'endorsement',
      'experience',
      'achievement',
      'participation',
    ]) {
      const metadata = TypeMetadata.parse(await json(`${issuer.url}/vct/${type}/1`));
      expect(metadata.vct).toBe(`${issuer.url}/vct/${type}/1`);
      expect(metadata.display.map((one) => one.locale)).toEqual(['fr', 'en']);
      expect(metadata.claims.every((claim) => claim.display.length === 2)).toBeTrue();
    }
    expect((await fetch(`${issuer.url}/vct/diploma/1`)).status).toBe(404);
  });

  it('gives for each document it refers to the hash of that document, to the octet', async () => {
    const integrityOf = async (url: string): Promise<string> => {
      const octets = new Uint8Array(await (await fetch(url)).arrayBuffer());
      return `sha256-${createHash('sha256').update(octets).digest('base64')}`;
    };
    const { types } = TypeRegistry.parse(await json(`${issuer.url}/vct`));

    expect(types.map(({ vct }) => vct.split('/').at(-2))).toEqual([...credentialTypes, ...genericTypes]);
    for (const type of types) {
      expect(await integrityOf(type.vct))
        .withContext(type.vct)
        .toBe(type['vct#integrity']);
      expect(await integrityOf(type.schema_uri))
        .withContext(type.schema_uri)
        .toBe(type['schema_uri#integrity']!);
      if (type.extends)
        expect(await integrityOf(type.extends))
          .withContext(type.extends)
          .toBe(type['extends#integrity']!);
    }
    expect(types.filter((type) => type.self_declared).map(({ vct }) => vct)).toEqual([`${issuer.url}/vct/experience/1`]);
  });

  it('signs credentials that keep the promises of their type: its JSON Schema, its claims, its general type', async () => {
    const personId = await givenPerson(issuer, organism);
    const issuance = await givenOffered(issuer, organism, personId, {
      evidence: [{ name: 'Appréciation', digest: `sha256-${'A'.repeat(43)}=` }],
    });
    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance));
    const { payload } = await readSdJwt(credentials[0]!, nodeCrypto);
    const metadata = TypeMetadata.parse(await json(String(payload['vct'])));
    const schema = await json(metadata.schema_uri);

    expect(payload['aka_vcts']).toEqual([metadata.extends]);
    expect(credentialPayloads.competence.safeParse(payload).error).toBeUndefined();
    expect(credentialPayloads.achievement.safeParse(payload).error).toBeUndefined();
    expect([schema['$id'], schema['$schema']]).toEqual([metadata.schema_uri, 'https://json-schema.org/draft/2020-12/schema']);
    for (const claim of metadata.claims) expect(selectClaims(payload, claim.path).length).withContext(claim.svg_id).toBe(1);
    const open = JSON.stringify(parseSdJwt(credentials[0]!).jwt.payload);
    expect(open).not.toContain('Appréciation');
  });

  it('answers for an unknown organism like any protocol endpoint', async () => {
    for (const path of [
      '.well-known/openid-credential-issuer/o/personne',
      '.well-known/oauth-authorization-server/o/personne',
      'o/personne/jwks',
      'o/personne/status/1',
    ]) {
      const answer = await fetch(`${issuer.url}/${path}`);
      expect([answer.status, ((await answer.json()) as { error: string }).error])
        .withContext(path)
        .toEqual([404, 'not_found']);
    }
    expect((await post(`${issuer.url}/o/personne/nonce`, {})).status).toBe(404);
  });

  it('keeps statuses, keys and types of a suspended organism published, while it issues nothing', async () => {
    const suspended = await givenOrganism(issuer);
    const personId = await givenPerson(issuer, suspended);
    const held = await givenOffered(issuer, suspended, personId);
    const { credentials } = await receive(await givenWalletOffer(issuer, suspended, held));
    const { uri: statusUri } = (
      JSON.parse(Buffer.from(credentials[0]!.split('.')[1]!, 'base64url').toString()) as { status: { status_list: { uri: string } } }
    ).status.status_list;
    const waiting = await givenOffered(issuer, suspended, personId);
    const { uri, txCode } = await givenQr(issuer, suspended, waiting.id);
    const session = await readOffer(uri);
    const other = await readOffer(await givenWalletOffer(issuer, suspended, await givenOffered(issuer, suspended, personId)));
    const token = await askToken(other);
    const platform = asActor(accountActor(null, ['organisation:approve:platform'], undefined, 'platform'));

    await issuer.client().call(suspendOrganisation, { params: { organisationId: suspended.id }, body: { reason: 'Contrôle' } }, platform);

    await expectAsync(askToken(session, { txCode })).toBeRejected();
    await expectAsync(askCredential(other, token, [await newWalletKey()])).toBeRejected();
    await expectAsync(readOffer(uri)).toBeRejected();
    expect((await post(`${suspended.url}/nonce`, {})).body['error']).toBe('access_denied');
    expect((await issuer.client().call(contracts.mintOffer, { params: { issuanceId: waiting.id } }, managerOf(suspended))).status).toBe(
      403,
    );
    for (const url of [statusUri, `${suspended.url}/did.json`, `${suspended.url}/jwks`, `${issuer.url}/vct/competence/1`])
      expect((await fetch(url)).status)
        .withContext(url)
        .toBe(200);
  });
});
