import type { ProblemBody } from '#shared/contract/problem';
import * as contracts from '#shared/contracts/identity';
import { getOrganisation } from '#shared/contracts/organisations';
import { givenAdministrator, givenServer, type GivenServer, password } from '#shared/server/organisations/given-server';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;
const fresh = 'le chat dort sous la table';

describe('password reset', () => {
  let server: GivenServer;
  beforeAll(async () => {
    server = await givenServer('issuer');
  }, 60_000);
  afterAll(() => server.close());

  const givenLink = async () => {
    const given = await givenAdministrator(server);
    await server.client().call(contracts.requestPasswordReset, { body: { email: given.body.email } });
    return { ...given, code: await server.codeFor(given.body.email) };
  };

  it('gives a new password by the link, ends every sign-in and tells the holder', async () => {
    const { client, body, code } = await givenLink();

    const answer = await server.client().call(contracts.resetPassword, { body: { code, password: fresh } });
    const open = await client.call(getOrganisation);
    const old = await server.client().call(contracts.signIn, { body: { email: body.email, password } });
    const renewed = await server.client().call(contracts.signIn, { body: { email: body.email, password: fresh } });
    const mail = await server.mailTo(body.email);

    expect(answer.status).toBe(204);
    expect(open.status).toBe(401);
    expect(old.status).toBe(401);
    expect(renewed.status).toBe(200);
    expect(mail.subject).toBe('Votre mot de passe a changé');
  });

  it('answers the same for an address without account, and sends nothing', async () => {
    const before = server.house.mails.length;

    const known = await givenAdministrator(server).then(({ body }) =>
      server.client().call(contracts.requestPasswordReset, { body: { email: body.email } }),
    );
    const unknown = await server.client().call(contracts.requestPasswordReset, { body: { email: 'personne@ardoise.example' } });
    await server.settle();

    expect(unknown.status).toBe(known.status);
    expect(unknown.body).toEqual(known.body);
    expect(server.house.mails.slice(before).some((mail) => mail.to === 'personne@ardoise.example')).toBeFalse();
  });

  it('takes a link once, in two requests at once too', async () => {
    const { code } = await givenLink();
    const use = () => server.client().call(contracts.resetPassword, { body: { code, password: fresh } });

    const answers = await Promise.all([use(), use()]);

    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 410]);
  });

  it('refuses a link older than an hour', async () => {
    const { code } = await givenLink();
    const began = server.house.time;
    server.house.time = new Date(began.getTime() + 61 * 60_000);

    const answer = await server.client().call(contracts.resetPassword, { body: { code, password: fresh } });
    server.house.time = began;

    expect(codeOf(answer)).toBe('dead-link');
  });

  it('refuses a weak password and leaves the link usable', async () => {
    const { code } = await givenLink();

    const weak = await server.client().call(contracts.resetPassword, { body: { code, password: 'azertyuiop12' } });
    const strong = await server.client().call(contracts.resetPassword, { body: { code, password: fresh } });

    expect(codeOf(weak)).toBe('weak-password');
    expect(strong.status).toBe(204);
  });
});
