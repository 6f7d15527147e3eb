import type { ProblemBody } from '#shared/contract/problem';
import * as contracts from '#shared/contracts/identity';
import { getOrganisation } from '#shared/contracts/organisations';
import { givenAdministrator, givenServer, type GivenServer, password } from '#shared/server/organisations/given-server';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;
const minutes = 60_000;

describe('signing in', () => {
  let server: GivenServer;
  const began = new Date('2026-11-24T08:30:00.000Z');
  beforeAll(async () => {
    server = await givenServer('issuer');
  }, 60_000);
  beforeEach(() => {
    server.house.time = began;
  });
  afterAll(() => server.close());

  it('sets a secret cookie scripts cannot read and a token they send back', async () => {
    const { body } = await givenAdministrator(server);

    const answer = await server.client().call(contracts.signIn, { body: { email: body.email, password } });
    const cookies = answer.headers.getSetCookie();

    expect(cookies[0]).toMatch(/^issuer-sign-in=[\w-]{43}; HttpOnly; Path=\/; Max-Age=43200; SameSite=Lax$/u);
    expect(cookies[1]).toMatch(/^issuer-xsrf=[0-9a-f]{64}; Path=\/; Max-Age=43200; SameSite=Lax$/u);
    expect(answer.body.account?.email).toBe(body.email);
    expect(answer.body.permissions).toContain('member:invite:own');
  });

  it('keeps only the hash of the cookie', async () => {
    const { client } = await givenAdministrator(server);
    const token = client.cookies.get('issuer-sign-in')!;

    const { rows } = await server.house.knex.raw<{ rows: unknown[] }>('select * from present_sign_in(?, ?)', [token, server.house.time]);

    expect(rows).toEqual([]);
  });

  it('answers an unknown address as it answers a wrong password', async () => {
    const { body } = await givenAdministrator(server);

    const wrong = await server.client().call(contracts.signIn, { body: { email: body.email, password: 'un mot de passe faux' } });
    const unknown = await server
      .client()
      .call(contracts.signIn, { body: { email: 'personne@ardoise.example', password: 'un mot de passe faux' } });

    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect({ ...(wrong.body as object), instance: '' }).toEqual({ ...(unknown.body as object), instance: '' });
  });

  it('refuses the sixth guess within 15 minutes, even the right one, then lets go', async () => {
    const { body } = await givenAdministrator(server);
    const guess = (word: string) => server.client().call(contracts.signIn, { body: { email: body.email, password: word } });
    const wrong = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(guess));

    const sixth = await guess(password);
    server.house.time = new Date(began.getTime() + 16 * minutes);
    const later = await guess(password);

    expect(wrong.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401]);
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(later.status).toBe(200);
  });

  it('counts parallel guesses before it checks them', async () => {
    const { body } = await givenAdministrator(server);
    const guesses = Array.from({ length: 12 }, (_, index) =>
      server.client().call(contracts.signIn, { body: { email: body.email, password: `essai ${index}` } }),
    );

    const answers = await Promise.all(guesses);

    expect(answers.filter((answer) => answer.status === 401)).toHaveSize(5);
  });

  it('never continues a sign-in planted beforehand, and ends the one it replaces', async () => {
    const { client, body } = await givenAdministrator(server);
    const old = new Map(client.cookies);
    await client.call(contracts.signIn, { body: { email: body.email, password } });
    const thief = server.client();
    for (const [name, value] of old) thief.cookies.set(name, value);

    const answer = await thief.call(getOrganisation);

    expect(client.cookies.get('issuer-sign-in')).not.toBe(old.get('issuer-sign-in'));
    expect(answer.status).toBe(401);
  });

  it('ends on the server at sign-out: a kept cookie is worth nothing', async () => {
    const { client } = await givenAdministrator(server);
    const kept = new Map(client.cookies);
    const left = await client.call(contracts.signOut);
    const thief = server.client();
    for (const [name, value] of kept) thief.cookies.set(name, value);

    const answer = await thief.call(getOrganisation);

    expect(left.status).toBe(204);
    expect(client.cookies.size).toBe(0);
    expect(answer.status).toBe(401);
  });

  it('ends after 30 minutes without use, and lasts while it is used', async () => {
    const { client } = await givenAdministrator(server);
    const after = async (minute: number): Promise<number> => {
      server.house.time = new Date(began.getTime() + minute * minutes);
      return (await client.call(getOrganisation)).status;
    };

    expect(await after(29)).toBe(200);
    expect(await after(58)).toBe(200);
    expect(await after(89)).toBe(401);
  });

  it('ends after 12 hours whatever its use', async () => {
    const { client } = await givenAdministrator(server);
    for (let minute = 20; minute < 12 * 60; minute += 20) {
      server.house.time = new Date(began.getTime() + minute * minutes);
      await client.call(getOrganisation);
    }
    server.house.time = new Date(began.getTime() + 12 * 60 * minutes + 1);

    const answer = await client.call(getOrganisation);

    expect(answer.status).toBe(401);
  });

  it('refuses a mutation without the token of the page, or from another page', async () => {
    const { client } = await givenAdministrator(server);
    const choose = (headers: Record<string, string>) => client.call(contracts.chooseLocale, { body: { locale: 'en' } }, headers);

    const without = await choose({ 'x-xsrf-token': '' });
    const forged = await choose({ 'x-xsrf-token': 'f'.repeat(64) });
    const elsewhere = await choose({ origin: 'https://ailleurs.example' });
    const own = await choose({});

    expect([without, forged, elsewhere].map(codeOf)).toEqual(['foreign-origin', 'foreign-origin', 'foreign-origin']);
    expect(own.status).toBe(200);
  });

  it('refuses the token of another sign-in', async () => {
    const { client } = await givenAdministrator(server);
    const other = await givenAdministrator(server);
    const headers = { 'x-xsrf-token': other.client.cookies.get('issuer-xsrf')! };

    const answer = await client.call(contracts.chooseLocale, { body: { locale: 'en' } }, headers);

    expect(codeOf(answer)).toBe('foreign-origin');
  });

  it('tells a stranger that nobody is signed in, without refusing', async () => {
    const answer = await server.client().call(contracts.getSession);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ account: null, organisations: [], platform: false, organisationId: null, role: null, permissions: [] });
  });

  it('keeps the language of the account', async () => {
    const { client } = await givenAdministrator(server);
    await client.call(contracts.chooseLocale, { body: { locale: 'en' } });

    const answer = await client.call(contracts.getSession);

    expect(answer.body.account?.locale).toBe('en');
  });

  it('had no fault', () => {
    expect(server.faults).toEqual([]);
  });
});
