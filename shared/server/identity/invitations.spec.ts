import { setTimeout as wait } from 'node:timers/promises';
import type { ProblemBody } from '#shared/contract/problem';
import * as contracts from '#shared/contracts/identity';
import { getOrganisation } from '#shared/contracts/organisations';
import {
  givenAdministrator,
  givenApproved,
  givenPlatform,
  givenServer,
  type GivenServer,
  password,
} from '#shared/server/organisations/given-server';
import type { Client } from '#shared/server/testing/client';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;
let number = 0;
const colleague = (role: 'trainer' | 'admin' = 'trainer') => {
  number += 1;
  return { email: `lea-${number}@ardoise.example`, name: 'Léa Fournier', role };
};

describe('invitation of a colleague', () => {
  let server: GivenServer;
  let platform: Client;
  let admin: Awaited<ReturnType<typeof givenApproved>>;
  beforeAll(async () => {
    server = await givenServer('issuer');
    platform = await givenPlatform(server);
    admin = await givenApproved(server, platform);
  }, 60_000);
  afterAll(() => server.close());

  const invite = async (body = colleague()) => {
    const invitation = (await admin.client.call(contracts.inviteMember, { body })).body;
    return { body, invitation, code: await server.codeFor(body.email) };
  };
  const accept = (code: string, word = password) =>
    server.client().call(contracts.acceptInvitation, { body: { code, name: 'Léa Fournier', password: word } });

  it('leads to an account with its role, signed in where it was invited', async () => {
    const { body, code } = await invite();

    const known = await server.client().call(contracts.lookUpInvitation, { body: { code } });
    const client = server.client();
    const joined = await client.call(contracts.acceptInvitation, { body: { code, name: 'Léa Fournier', password } });
    const members = await admin.client.call(contracts.listMembers);

    expect(known.body).toEqual({ organisation: admin.body.name, email: body.email, role: 'trainer', accountExists: false });
    expect(joined.body.role).toBe('trainer');
    expect(joined.body.organisationId).toBe(admin.organisationId);
    expect((await client.call(getOrganisation)).status).toBe(200);
    expect(members.body.members.map((one) => one.email)).toContain(body.email);
    expect(members.body.invitations.map((one) => one.email)).not.toContain(body.email);
  });

  it('joins an existing account by its password, in several organisations', async () => {
    const other = await givenAdministrator(server);
    const { code } = await invite({ email: other.body.email, name: 'Samira Haddad', role: 'trainer' });

    const known = await server.client().call(contracts.lookUpInvitation, { body: { code } });
    const wrong = await accept(code, 'un mot de passe faux');
    const joined = await accept(code);

    expect(known.body.accountExists).toBeTrue();
    expect(codeOf(wrong)).toBe('wrong-credentials');
    expect(joined.body.organisations).toHaveSize(2);
    expect(joined.body.organisationId).toBe(admin.organisationId);
  });

  it('counts wrong passwords of an existing account as guesses', async () => {
    const other = await givenAdministrator(server);
    const { code } = await invite({ email: other.body.email, name: 'Samira Haddad', role: 'trainer' });
    for (let guess = 0; guess < 5; guess += 1) await accept(code, `essai numéro ${guess}`);

    const sixth = await accept(code);

    expect(sixth.status).toBe(429);
  });

  it('is spent once, in two requests at once too', async () => {
    const { code } = await invite();

    const answers = await Promise.all([accept(code), accept(code)]);

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  });

  it('refuses a weak password and keeps the link', async () => {
    const { code } = await invite();

    const weak = await accept(code, 'motdepasse123');
    const strong = await accept(code);

    expect(codeOf(weak)).toBe('weak-password');
    expect(strong.status).toBe(200);
  });

  it('sent again, gives a new link and kills the former one', async () => {
    const { body, invitation, code } = await invite();

    const answer = await admin.client.call(contracts.resendInvitation, { params: { invitationId: invitation.id } });
    const renewed = await server.codeFor(body.email);

    expect(answer.status).toBe(200);
    expect(codeOf(await accept(code))).toBe('dead-link');
    expect((await accept(renewed)).status).toBe(200);
  });

  it('corrected, goes to the right address and kills the former link', async () => {
    const { invitation, code } = await invite();
    const right = colleague();

    const answer = await admin.client.call(contracts.correctInvitation, { params: { invitationId: invitation.id }, body: right });
    const joined = await accept(await server.codeFor(right.email));

    expect(answer.body.email).toBe(right.email);
    expect(codeOf(await accept(code))).toBe('dead-link');
    expect(joined.body.account?.email).toBe(right.email);
  });

  it('cancelled, is dead', async () => {
    const { invitation, code } = await invite();

    const answer = await admin.client.call(contracts.cancelInvitation, { params: { invitationId: invitation.id } });

    expect(answer.status).toBe(204);
    expect(codeOf(await accept(code))).toBe('dead-link');
  });

  it('expires after a week, stays listed as expired, and gives way to another', async () => {
    const { body, invitation, code } = await invite();
    const began = server.house.time;
    server.house.time = new Date(began.getTime() + 8 * 24 * 3_600_000);

    const late = await accept(code);
    await admin.client.call(contracts.signIn, { body: { email: admin.body.email, password } });
    const listed = await admin.client.call(contracts.listMembers);
    const again = await admin.client.call(contracts.inviteMember, { body });
    server.house.time = began;
    await admin.client.call(contracts.signIn, { body: { email: admin.body.email, password } });

    expect(codeOf(late)).toBe('dead-link');
    expect(listed.body.invitations.find((one) => one.id === invitation.id)?.state).toBe('expired');
    expect(again.status).toBe(201);
  });

  it('refuses an address already invited, a member, and a role of the other application', async () => {
    const { body } = await invite();

    const twice = await admin.client.call(contracts.inviteMember, { body });
    const member = await admin.client.call(contracts.inviteMember, { body: { ...colleague(), email: admin.body.email } });
    const foreign = await admin.client.call(contracts.inviteMember, { body: { ...colleague(), role: 'recruiter' } });

    expect(codeOf(twice)).toBe('already-invited');
    expect(codeOf(member)).toBe('already-member');
    expect(foreign.status).toBe(422);
  });

  it('refuses an organisation the platform has not approved', async () => {
    const { client } = await givenAdministrator(server);

    const answer = await client.call(contracts.inviteMember, { body: colleague() });

    expect(answer.status).toBe(403);
    expect(codeOf(answer)).toBe('organisation-not-approved');
  });

  it('of another organisation is unknown', async () => {
    const { invitation } = await invite();
    const other = await givenApproved(server, platform);
    const params = { invitationId: invitation.id };

    const answers = await Promise.all([
      other.client.call(contracts.resendInvitation, { params }),
      other.client.call(contracts.correctInvitation, { params, body: colleague() }),
      other.client.call(contracts.cancelInvitation, { params }),
    ]);
    const listed = await other.client.call(contracts.listMembers);

    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
    expect(listed.body.invitations).toEqual([]);
    expect(listed.body.members).toHaveSize(1);
  });

  it('had no fault', () => {
    expect(server.faults).toEqual([]);
  });
});

describe('removal of a member', () => {
  let server: GivenServer;
  let platform: Client;
  beforeAll(async () => {
    server = await givenServer('issuer');
    platform = await givenPlatform(server);
  }, 60_000);
  afterAll(() => server.close());

  const givenMember = async (role: 'trainer' | 'admin') => {
    const admin = await givenApproved(server, platform);
    const body = colleague(role);
    await admin.client.call(contracts.inviteMember, { body });
    const client = server.client();
    await client.call(contracts.acceptInvitation, { body: { code: await server.codeFor(body.email), name: body.name, password } });
    const { members } = (await admin.client.call(contracts.listMembers)).body;
    return {
      admin,
      client,
      body,
      own: members.find((one) => one.email !== body.email)!,
      theirs: members.find((one) => one.email === body.email)!,
    };
  };

  it('ends the sign-ins open there at once', async () => {
    const { admin, client, theirs } = await givenMember('trainer');

    const answer = await admin.client.call(contracts.removeMember, { params: { membershipId: theirs.id } });

    expect(answer.status).toBe(204);
    expect((await client.call(getOrganisation)).status).toBe(401);
  });

  it('leaves the account, which belongs nowhere any more', async () => {
    const { admin, client, body, theirs } = await givenMember('trainer');
    await admin.client.call(contracts.removeMember, { params: { membershipId: theirs.id } });

    const answer = await client.call(contracts.signIn, { body: { email: body.email, password } });

    expect(answer.body.organisations).toEqual([]);
    expect(answer.body.permissions).toEqual([]);
  });

  it('refuses to take the last administrator away', async () => {
    const { admin, own } = await givenMember('trainer');

    const answer = await admin.client.call(contracts.removeMember, { params: { membershipId: own.id } });

    expect(codeOf(answer)).toBe('last-admin');
  });

  it('refuses that two administrators take each other away at once', async () => {
    const { admin, client, own, theirs } = await givenMember('admin');

    // both have begun before either may end: the audit chain they write to is held meanwhile
    const { both: answers } = await server.house.knex.transaction(async (held) => {
      await held.raw(`select pg_advisory_xact_lock(hashtextextended('audit:' || ?, 0))`, [admin.organisationId]);
      const both = Promise.all([
        admin.client.call(contracts.removeMember, { params: { membershipId: theirs.id } }),
        client.call(contracts.removeMember, { params: { membershipId: own.id } }),
      ]);
      await wait(400);
      return { both };
    });
    const ended = await answers;

    expect(ended.map((answer) => answer.status).sort()).toEqual([204, 409]);
  });

  it('refuses a trainer, and a member of another organisation', async () => {
    const { client, theirs } = await givenMember('trainer');
    const other = await givenApproved(server, platform);

    const asTrainer = await client.call(contracts.removeMember, { params: { membershipId: theirs.id } });
    const asStranger = await other.client.call(contracts.removeMember, { params: { membershipId: theirs.id } });

    expect(asTrainer.status).toBe(403);
    expect(asStranger.status).toBe(404);
  });
});
