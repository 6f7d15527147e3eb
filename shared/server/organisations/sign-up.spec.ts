import * as identity from '#shared/contracts/identity';
import { listOrganisations, signUp } from '#shared/contracts/organisations';
import type { ProblemBody } from '#shared/contract/problem';
import { givenServer, givenPlatform, givenSignUp, type GivenServer, password } from './given-server.ts';
import { givenSiret } from './given.ts';

const codeOf = (answer: { readonly body: unknown }): string => (answer.body as ProblemBody).code;

describe('sign-up of an organisation', () => {
  let server: GivenServer;
  beforeAll(async () => {
    server = await givenServer('issuer');
  }, 60_000);
  afterAll(() => server.close());

  it('answers with the address and sends a link that makes the account', async () => {
    const body = givenSignUp('issuer', { email: 'Samira@Ardoise.example' });
    const client = server.client();

    const answer = await client.call(signUp, { body });
    const before = await client.call(identity.signIn, { body: { email: body.email, password } });
    const confirmed = await client.call(identity.confirmEmail, { body: { code: await server.codeFor('samira@ardoise.example') } });
    const after = await client.call(identity.signIn, { body: { email: body.email, password } });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ email: 'samira@ardoise.example' });
    expect(codeOf(before)).toBe('email-not-confirmed');
    expect(confirmed.body.email).toBe('samira@ardoise.example');
    expect(after.body.role).toBe('admin');
    expect(after.body.organisations).toHaveSize(1);
    expect(after.body.organisations[0]!.state).toBe('pending');
  });

  it('takes a link once', async () => {
    const body = givenSignUp('issuer');
    const client = server.client();
    await client.call(signUp, { body });
    const code = await server.codeFor(body.email);
    await client.call(identity.confirmEmail, { body: { code } });

    const again = await client.call(identity.confirmEmail, { body: { code } });

    expect(again.status).toBe(410);
    expect(codeOf(again)).toBe('dead-link');
  });

  it('refuses a link older than a day, and sends another when asked', async () => {
    const body = givenSignUp('issuer');
    const client = server.client();
    await client.call(signUp, { body });
    const old = await server.codeFor(body.email);
    const began = server.house.time;
    server.house.time = new Date(began.getTime() + 25 * 3_600_000);

    const late = await client.call(identity.confirmEmail, { body: { code: old } });
    const asked = await client.call(identity.resendConfirmation, { body: { email: body.email } });
    const fresh = await server.codeFor(body.email);
    const confirmed = await client.call(identity.confirmEmail, { body: { code: fresh } });
    server.house.time = began;

    expect(late.status).toBe(410);
    expect(asked.status).toBe(202);
    expect(fresh).not.toBe(old);
    expect(confirmed.status).toBe(200);
  });

  for (const [siret, why] of [
    ['52384917200014', 'siret-key'],
    ['5238491720001', 'siret-format'],
    ['00000000000000', 'siret-key'],
  ] as const) {
    it(`refuses the SIRET ${siret} (${why})`, async () => {
      const answer = await server.client().call(signUp, { body: givenSignUp('issuer', { siret }) });

      expect(answer.status).toBe(422);
      expect((answer.body as unknown as ProblemBody).errors).toEqual([{ pointer: '/siret', code: why }]);
    });
  }

  it('accepts an establishment of La Poste, which follows another rule', async () => {
    const answer = await server.client().call(signUp, { body: givenSignUp('issuer', { siret: '356 000 000 00029' }) });

    expect(answer.status).toBe(201);
  });

  it('refuses a SIRET already registered, in two requests at once too', async () => {
    const siret = givenSiret();
    const call = () => server.client().call(signUp, { body: givenSignUp('issuer', { siret }) });

    const answers = await Promise.all([call(), call()]);
    const third = await call();

    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(codeOf(third)).toBe('siret-taken');
  });

  it('frees a SIRET whose sign-up nobody confirmed within a day', async () => {
    const siret = givenSiret();
    await server.client().call(signUp, { body: givenSignUp('issuer', { siret }) });
    const began = server.house.time;
    server.house.time = new Date(began.getTime() + 25 * 3_600_000);

    const answer = await server.client().call(signUp, { body: givenSignUp('issuer', { siret }) });
    server.house.time = began;

    expect(answer.status).toBe(201);
  });
});

describe('sign-up with an address', () => {
  let server: GivenServer;
  beforeAll(async () => {
    server = await givenServer('issuer');
  }, 60_000);
  afterAll(() => server.close());

  it('gives the same answer for an address that has an account, tells its holder, and leaves the password alone', async () => {
    const first = givenSignUp('issuer');
    const client = server.client();
    await client.call(signUp, { body: first });
    await client.call(identity.confirmEmail, { body: { code: await server.codeFor(first.email) } });

    const second = givenSignUp('issuer', { email: first.email, password: 'un autre mot de passe long' });
    const answer = await server.client().call(signUp, { body: second });
    const mail = await server.mailTo(first.email);
    const withFirst = await server.client().call(identity.signIn, { body: { email: first.email, password } });
    const withSecond = await server.client().call(identity.signIn, { body: { email: first.email, password: second.password } });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ email: first.email });
    expect(mail.subject).toBe('Vous avez déjà un compte Carnet');
    expect(withFirst.status).toBe(200);
    expect(withFirst.body.organisations).toHaveSize(1);
    expect(codeOf(withSecond)).toBe('wrong-credentials');
  });

  it('attaches a second organisation to a known account only when its holder says so', async () => {
    const first = givenSignUp('issuer');
    const client = server.client();
    await client.call(signUp, { body: first });
    await client.call(identity.confirmEmail, { body: { code: await server.codeFor(first.email) } });
    await server.client().call(signUp, { body: givenSignUp('issuer', { email: first.email, password: 'un autre mot de passe long' }) });

    await client.call(identity.confirmEmail, { body: { code: await server.codeFor(first.email) } });
    const signedIn = await client.call(identity.signIn, { body: { email: first.email, password } });

    expect(signedIn.body.organisations).toHaveSize(2);
  });

  it('refuses a weak password', async () => {
    const answer = await server.client().call(signUp, { body: givenSignUp('issuer', { password: 'motdepasse123' }) });

    expect(answer.status).toBe(422);
    expect(codeOf(answer)).toBe('weak-password');
  });

  it('refuses an activity of the other application', async () => {
    const answer = await server.client().call(signUp, { body: givenSignUp('issuer', { kind: 'company' }) });

    expect((answer.body as unknown as ProblemBody).errors).toEqual([{ pointer: '/kind', code: 'invalid-value' }]);
  });

  it('answers a double click the same, and registers once', async () => {
    const body = givenSignUp('issuer');
    const key = { 'idempotency-key': crypto.randomUUID() };

    const first = await server.client().call(signUp, { body }, key);
    const second = await server.client().call(signUp, { body }, key);
    await server.settle();

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(server.house.mails.filter((mail) => mail.to === body.email)).toHaveSize(1);
  });

  it('is seen by the platform only once its address is confirmed', async () => {
    const platform = await givenPlatform(server);
    const body = givenSignUp('issuer');
    await server.client().call(signUp, { body });

    const before = await platform.call(listOrganisations, { query: { q: body.name } });
    await server.client().call(identity.confirmEmail, { body: { code: await server.codeFor(body.email) } });
    const after = await platform.call(listOrganisations, { query: { q: body.name } });

    expect(before.body.items).toHaveSize(0);
    expect(after.body.items.map((one) => one.siret)).toEqual([body.siret]);
  });

  it('writes no address, name or code in the log, and no fault', () => {
    const log = server.house.lines.join('\n');

    expect(log).not.toContain('ardoise.example');
    expect(log).not.toContain('Samira');
    expect(server.faults).toEqual([]);
  });
});
