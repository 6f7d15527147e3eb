import { readWalletInvitation } from '#shared/contract/wallet-link';
import { getSheet, listHalfDays, markAttendance, signOffHalfDay } from '#shared/contracts/issuer/attendance';
import { listHistory, validateCompetence } from '#shared/contracts/issuer/competences';
import { importEnrolments } from '#shared/contracts/issuer/enrolment-imports';
import * as contract from '#shared/contracts/issuer/training';
import { givenApproved, givenPlatform, givenServer, type GivenServer } from '#shared/server/organisations/given-server';
import type { Client, Heard } from '#shared/server/testing/client';
import { issuerParts } from '../app.ts';

const lea = { givenName: 'Léa', familyName: 'Martin', email: 'lea.martin@exemple.fr' };
const competences = [{ code: '100063' as never, label: 'x' }];
const week = { startsOn: '2026-11-23' as never, endsOn: '2026-11-27' as never };

describe('a training organism over HTTP', () => {
  let server: GivenServer;
  let manager: Client;
  let number = 0;

  beforeAll(async () => {
    server = await givenServer('issuer', {}, issuerParts);
    manager = (await givenApproved(server, await givenPlatform(server))).client;
  }, 60_000);
  afterAll(() => server.close());
  afterEach(() => expect(server.faults).toEqual([]));

  const programme = async () =>
    (await manager.call(contract.createProgramme, { body: { title: `Formation ${(number += 1)}`, scale: 'medals', competences } })).body;
  const session = async () => {
    const made = await programme();
    const planned = await manager.call(contract.createSession, { body: { programmeId: made.id, title: 'Automne', ...week } });
    await server.settle();
    return { ...planned.body, competenceId: made.competences[0]!.id };
  };
  const enrolled = async (sessionId: contract.Session['id'], person = { ...lea, email: `lea-${(number += 1)}@exemple.fr` }) =>
    (await manager.call(contract.enrolTrainee, { params: { sessionId }, body: person })).body;
  /** The same gesture at the same moment in two tabs: each has a key of its own. */
  const twice = async (call: () => Promise<Heard>): Promise<readonly (number | string)[]> => {
    const answers = await Promise.all([call(), call()]);
    return answers.map(({ status, body }) => (status < 300 ? status : (body as { code: string }).code)).sort();
  };

  it('makes one programme, one session, one enrolment from two tabs', async () => {
    const body = { title: 'Deux onglets', scale: 'medals', competences } as const;
    expect(await twice(() => manager.call(contract.createProgramme, { body }))).toEqual([201, 'title-taken']);

    const { id: programmeId } = await programme();
    expect(await twice(() => manager.call(contract.createSession, { body: { programmeId, title: 'Automne', ...week } }))).toEqual([
      201,
      'session-exists',
    ]);

    const { id: sessionId } = await session();
    expect(await twice(() => manager.call(contract.enrolTrainee, { params: { sessionId }, body: lea }))).toEqual([201, 'already-enrolled']);
    expect((await manager.call(contract.listEnrolments, { params: { sessionId } })).body.items.length).toBe(1);
  });

  it('answers a double click once: the same key gives the same programme', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const call = () => manager.call(contract.createProgramme, { body: { title: 'Double clic', scale: 'medals', competences } }, key);

    const first = await call();
    const second = await call();

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
  });

  it('enrols each row of a file once, even when it is sent from two tabs', async () => {
    const { id: sessionId } = await session();
    const rows = Array.from({ length: 20 }, (_row, at) => `Prénom;Nom${at};onglet${at}@exemple.fr`);
    const content = Buffer.from(['prénom;nom;e-mail', ...rows].join('\n')).toString('base64');
    const call = () => manager.call(importEnrolments, { params: { sessionId }, body: { fileName: 'a.csv', content, dryRun: false } });

    expect(await twice(call)).toEqual([200, 200]);

    await server.settle();
    const { items } = (await manager.call(contract.listEnrolments, { params: { sessionId } })).body;
    expect(items.length).toBe(20);
    expect(items.every((item) => item.wallet === 'invited' && item.invitedAt !== null)).toBeTrue();
    expect(server.house.mails.filter((mail) => mail.to === 'onglet7@exemple.fr').length).toBe(1);
  });

  it('decides once on a competence, and signs a sheet off once', async () => {
    const { id: sessionId, competenceId } = await session();
    const { id: enrolmentId } = await enrolled(sessionId);
    const decision = { params: { sessionId }, body: { enrolmentId, competenceId, level: 'argent' } } as const;
    expect(await twice(() => manager.call(validateCompetence, decision))).toEqual([201, 'already-decided']);
    expect((await manager.call(listHistory, { params: { enrolmentId, competenceId } })).body.items.length).toBe(1);

    const [monday] = (await manager.call(listHalfDays, { params: { sessionId } })).body.items;
    const params = { halfDayId: monday!.id };
    const marks = [{ enrolmentId, mark: 'present' as const }];
    expect(await twice(() => manager.call(markAttendance, { params, body: { marks } }))).toEqual([200, 200]);
    expect(await twice(() => manager.call(signOffHalfDay, { params }))).toEqual([200, 'half-day-signed-off']);
    expect((await manager.call(getSheet, { params })).body.state).toBe('signed-off');
  });

  it('writes to the trainee, in the language of whoever enrols, with a link whose code is in the fragment alone', async () => {
    const { id: sessionId } = await session();
    const [french, english] = [
      { ...lea, email: 'fr@exemple.fr' },
      { ...lea, email: 'en@exemple.fr' },
    ];
    await manager.call(contract.enrolTrainee, { params: { sessionId }, body: french });
    await manager.call(contract.enrolTrainee, { params: { sessionId }, body: english }, { 'accept-language': 'en' });

    const mail = await server.mailTo('fr@exemple.fr');

    const link = new URL(/http\S+connecter#\S+/u.exec(mail.text)![0]);
    expect(link.origin).toBe(server.house.config.walletUrl);
    expect(link.search).toBe('');
    expect(readWalletInvitation(link.hash)?.issuerUrl).toBe(server.url);
    expect(mail.text).toContain('Bonjour Léa');
    expect((await server.mailTo('en@exemple.fr')).text).toContain('Hello Léa');
  });

  it('sends a corrected address its own link, and kills the former one', async () => {
    const { id: sessionId } = await session();
    const { id: enrolmentId } = await enrolled(sessionId, { ...lea, email: 'faute@exemple.fr' });

    const corrected = await manager.call(contract.correctTrainee, { params: { enrolmentId }, body: { ...lea, email: 'juste@exemple.fr' } });

    expect(corrected.body.email).toBe('juste@exemple.fr');
    expect((await server.mailTo('juste@exemple.fr')).text).toContain('connecter#');
    await enrolled(sessionId, { givenName: 'Paul', familyName: 'Roux', email: 'paul@exemple.fr' });
    const taken = await manager.call(contract.correctTrainee, { params: { enrolmentId }, body: { ...lea, email: 'paul@exemple.fr' } });
    expect((taken.body as unknown as { code: string }).code).toBe('email-of-another');
  });

  it('ends an enrolment once, and lets the person come back', async () => {
    const { id: sessionId } = await session();
    const { id: enrolmentId, email } = await enrolled(sessionId);

    for (const _click of [1, 2])
      expect((await manager.call(contract.withdrawEnrolment, { params: { enrolmentId } })).body.state).toBe('withdrawn');
    const back = await enrolled(sessionId, { ...lea, email });

    expect(back.id).not.toBe(enrolmentId);
    expect((await manager.call(contract.listEnrolments, { params: { sessionId } })).body.items.map((item) => item.id)).toEqual([back.id]);
  });

  it('sends a replacement to who lost their wallet', async () => {
    const { id: sessionId } = await session();
    const { id: enrolmentId, email } = await enrolled(sessionId);

    const again = await manager.call(contract.inviteTraineeAgain, { params: { enrolmentId }, body: { walletLost: true } });

    expect(again.status).toBe(200);
    expect((await server.mailTo(email)).subject).toContain('un nouveau lien');
  });
});
