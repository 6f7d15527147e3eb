import type { ProblemBody } from '#shared/contract/problem';
import * as contracts from '#shared/contracts/organisations';
import { keyOf as publishedKeyOf } from '#shared/credentials/did-resolver';
import type { DidDocument } from '#shared/credentials/did';
import { inScope } from '#shared/server/open-scope';
import { verifyAuditChain } from '#shared/server/audit';
import type { Client } from '#shared/server/testing/client';
import { givenAdministrator, givenApproved, givenPlatform, givenServer, type GivenServer } from './given-server.ts';
import { givenSiret } from './given.ts';
import { keyOf } from './index.ts';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;
const body = { reason: 'Le nom ne correspond pas à ce SIRET.' };

describe('decision of the platform', () => {
  let server: GivenServer;
  let platform: Client;
  beforeAll(async () => {
    server = await givenServer('issuer');
    platform = await givenPlatform(server);
  }, 60_000);
  afterAll(() => server.close());

  const params = (organisationId: string) => ({ params: { organisationId: organisationId as never } });

  it('to approve gives a DID whose document is served, and tells the contact', async () => {
    const { organisation, body: signedUp } = await givenApproved(server, platform, { name: 'Atelier de l’Ardoise' });

    const document = await server.client('https://portefeuille.example').send('GET', `/o/${organisation.slug}/did.json`);
    const mail = await server.mailTo(signedUp.email);

    expect(organisation.state).toBe('approved');
    expect(organisation.slug).toBe('atelier-de-l-ardoise');
    expect(organisation.did).toBe(`did:web:localhost%3A${new URL(server.url).port}:o:atelier-de-l-ardoise`);
    expect(document.status).toBe(200);
    expect(document.headers.get('access-control-allow-origin')).toBe('*');
    expect((document.body as DidDocument).id).toBe(organisation.did!);
    expect(mail.subject).toBe('Atelier de l’Ardoise est validée sur Carnet');
  });

  it('to approve publishes the key the organisation signs with, and nothing private', async () => {
    const { organisation } = await givenApproved(server, platform);

    const key = await inScope(server.house, { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] } }, (scope) =>
      keyOf(scope, organisation.id),
    );
    const { body: document } = await server.client().send('GET', `/o/${organisation.slug}/did.json`);

    expect(key.kid.startsWith(`${organisation.did}#`)).toBeTrue();
    expect(publishedKeyOf(document as DidDocument, key.kid, 'assertionMethod')?.jwk).toEqual(key.publicJwk);
    expect(JSON.stringify(document)).not.toContain('"d"');
  });

  it('gives two organisations of one name two slugs', async () => {
    const first = await givenApproved(server, platform, { name: 'Les Tuiliers' });
    const second = await givenApproved(server, platform, { name: 'Les Tuiliers' });

    expect([first.organisation.slug, second.organisation.slug]).toEqual(['les-tuiliers', 'les-tuiliers-2']);
  });

  it('to approve is taken once, in two tabs too', async () => {
    const { organisationId } = await givenAdministrator(server);
    const approve = () => platform.call(contracts.approveOrganisation, params(organisationId));

    const answers = await Promise.all([approve(), approve()]);

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('to refuse gives its words to the contact and to the organisation, which corrects itself and is sent again', async () => {
    const { client, organisationId, body: signedUp } = await givenAdministrator(server);
    const refused = await platform.call(contracts.refuseOrganisation, { ...params(organisationId), body });
    const mail = await server.mailTo(signedUp.email);
    const seen = await client.call(contracts.getOrganisation);

    const siret = givenSiret();
    const corrected = await client.call(contracts.correctOrganisation, { body: { ...seen.body, name: 'Le bon nom', siret } });
    const waiting = await platform.call(contracts.listOrganisations, { query: { q: siret } });

    expect(refused.body.state).toBe('refused');
    expect(mail.text).toContain(body.reason);
    expect(seen.body.reason).toBe(body.reason);
    expect(corrected.body.state).toBe('pending');
    expect(corrected.body.reason).toBeNull();
    expect(waiting.body.items.map((one) => one.state)).toEqual(['pending']);
  });

  it('to suspend takes out of the registry what stays checkable, and resuming puts it back', async () => {
    const { client, organisation } = await givenApproved(server, platform);
    const listed = async (): Promise<boolean> => {
      const { body: token } = await server.client().send('GET', '/registry');
      const payload = JSON.parse(Buffer.from((token as string).split('.')[1]!, 'base64url').toString()) as { entries: { did: string }[] };
      return payload.entries.some((entry) => entry.did === organisation.did);
    };
    const before = await listed();
    await platform.call(contracts.suspendOrganisation, { ...params(organisation.id), body });
    const during = await listed();
    const document = await server.client().send('GET', `/o/${organisation.slug}/did.json`);
    const read = await client.call(contracts.getOrganisation);
    const changed = await client.call(contracts.correctOrganisation, { body: { ...read.body, contactName: 'Autre' } });
    const resumed = await platform.call(contracts.resumeOrganisation, params(organisation.id));

    expect([before, during, await listed()]).toEqual([true, false, true]);
    expect(document.status).toBe(200);
    expect(read.body.state).toBe('suspended');
    expect(codeOf(changed)).toBe('wrong-state');
    expect(resumed.body.did).toBe(organisation.did);
  });

  it('refuses every way the table of states does not have', async () => {
    const { organisationId } = await givenAdministrator(server);
    const suspended = await platform.call(contracts.suspendOrganisation, { ...params(organisationId), body });
    const resumed = await platform.call(contracts.resumeOrganisation, params(organisationId));
    await platform.call(contracts.refuseOrganisation, { ...params(organisationId), body });
    const approved = await platform.call(contracts.approveOrganisation, params(organisationId));

    expect([suspended, resumed, approved].map(codeOf)).toEqual(['wrong-state', 'wrong-state', 'wrong-state']);
  });

  it('is the platform’s alone', async () => {
    const { client, organisationId } = await givenAdministrator(server);

    const answers = [
      await client.call(contracts.approveOrganisation, params(organisationId)),
      await client.call(contracts.listOrganisations),
      await client.call(contracts.refuseOrganisation, { ...params(organisationId), body }),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
  });

  it('gives the platform no look into an organisation', async () => {
    const answers = [
      await platform.call(contracts.getOrganisation),
      await platform.call(contracts.correctOrganisation, { body: {} as never }),
    ];

    expect(answers.map((answer) => answer.status)).toEqual([403, 403]);
  });

  it('is found among those that wait, by name without accents and by a written SIRET', async () => {
    const { body: signedUp } = await givenAdministrator(server, { name: 'École du Bâtiment' });
    const written = `${signedUp.siret.slice(0, 3)} ${signedUp.siret.slice(3, 6)} ${signedUp.siret.slice(6)}`;

    const byName = await platform.call(contracts.listOrganisations, { query: { q: 'ecole du bat' } });
    const bySiret = await platform.call(contracts.listOrganisations, { query: { q: written } });
    const everything = await platform.call(contracts.listOrganisations, { query: { q: '%' } });

    expect(byName.body.items.map((one) => one.siret)).toContain(signedUp.siret);
    expect(bySiret.body.items.map((one) => one.name)).toEqual(['École du Bâtiment']);
    expect(everything.body.items).toEqual([]);
  });

  it('leaves a line in the organisation’s audit chain', async () => {
    const { organisation } = await givenApproved(server, platform);
    const tenant = { organisationIds: [organisation.id] };

    const verdict = await inScope(server.house, { actor: { kind: 'worker', organisationId: organisation.id }, tenant }, async (scope) => {
      const rows = (await scope.db('audit_log').orderBy('seq').pluck('action')) as string[];
      return { ...(await verifyAuditChain(scope)), actions: rows };
    });

    expect(verdict.firstBad).toBeNull();
    expect(verdict.actions).toContain('organisation.approved');
  });

  it('had no fault', () => {
    expect(server.faults).toEqual([]);
  });
});

describe('correction of an organisation', () => {
  let server: GivenServer;
  let platform: Client;
  beforeAll(async () => {
    server = await givenServer('verifier');
    platform = await givenPlatform(server);
  }, 60_000);
  afterAll(() => server.close());

  it('of a company gives it a DID under /c/', async () => {
    const { organisation } = await givenApproved(server, platform, { name: 'Toits & Cie' });

    expect(organisation.did).toMatch(/:c:toits-cie$/u);
  });

  it('changes contact and colour once approved, not name nor SIRET', async () => {
    const { client, organisation } = await givenApproved(server, platform);
    const change = (more: object) => client.call(contracts.correctOrganisation, { body: { ...organisation, ...more } });

    const contact = await change({ contactName: 'Paul Girard', ink: 'prune' });
    const renamed = await change({ name: 'Autre nom' });
    const moved = await change({ siret: givenSiret() });

    expect(contact.body.contactName).toBe('Paul Girard');
    expect([renamed, moved].map(codeOf)).toEqual(['wrong-state', 'wrong-state']);
  });

  it('refuses the SIRET of another organisation', async () => {
    const { organisation } = await givenApproved(server, platform);
    const { client } = await givenAdministrator(server);
    const own = (await client.call(contracts.getOrganisation)).body;

    const answer = await client.call(contracts.correctOrganisation, { body: { ...own, siret: organisation.siret } });

    expect(codeOf(answer)).toBe('siret-taken');
  });

  it('recognises no outside issuer: that is the issuer’s', async () => {
    const answer = await platform.call(contracts.listOutsideIssuers);

    expect(answer.status).toBe(404);
  });
});
