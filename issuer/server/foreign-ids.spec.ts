import { inviteMember, listMembers } from '#shared/contracts/identity';
import { listHalfDays } from '#shared/contracts/issuer/attendance';
import { validateCompetence } from '#shared/contracts/issuer/competences';
import { listIssuances } from '#shared/contracts/issuer/credentials';
import { createProgramme, createSession, enrolTrainee } from '#shared/contracts/issuer/training';
import { givenApproved, givenPlatform, givenServer, type GivenServer } from '#shared/server/organisations/given-server';
import type { Client } from '#shared/server/testing/client';
import { type Belongings, foreignIdsSuite } from '#shared/server/testing/foreign-ids';
import { issuerParts } from './app.ts';

const person = { givenName: 'Awa', familyName: 'Diallo', email: 'awa.diallo@exemple.example' };
const programme = { title: 'Espaces verts', scale: 'medals' as const, competences: [{ label: 'Accueillir un stagiaire' }] };
const session = { title: 'Automne', startsOn: '2026-11-23' as never, endsOn: '2026-11-27' as never };

const givenTraining = async (server: GivenServer, admin: Client) => {
  const { body: made } = await admin.call(createProgramme, { body: programme });
  const { body: planned } = await admin.call(createSession, { body: { ...session, programmeId: made.id } });
  const params = { sessionId: planned.id };
  const { body: enrolment } = await admin.call(enrolTrainee, { params, body: person });
  await server.settle();
  const competenceId = made.competences[0]!.id;
  const decision = { enrolmentId: enrolment.id, competenceId, level: 'argent' as const, note: '' };
  const { body: validation } = await admin.call(validateCompetence, { params, body: decision });
  await server.settle();
  const { body: halfDays } = await admin.call(listHalfDays, { params });
  const { body: issuances } = await admin.call(listIssuances);
  return {
    ...{ programmeId: made.id, sessionId: planned.id, enrolmentId: enrolment.id, personId: enrolment.personId, competenceId },
    ...{ validationId: validation.id, halfDayId: halfDays.items[0]!.id, issuanceId: issuances.items[0]!.id },
  };
};

const givenMembers = async (admin: Client) => {
  const { body: invitation } = await admin.call(inviteMember, {
    body: { email: 'lea@exemple.example', name: 'Léa Fournier', role: 'trainer' },
  });
  const { body: members } = await admin.call(listMembers);
  return { invitationId: invitation.id, membershipId: members.members[0]!.id };
};

const bodies = ({ enrolmentId, competenceId }: Belongings): Readonly<Record<string, unknown>> => {
  const decision = { enrolmentId, competenceId, level: 'argent', note: 'Très bien' };
  return {
    'PATCH /api/v1/invitations/:invitationId': { email: 'autre@exemple.example', name: 'Autre', role: 'trainer' },
    'POST /api/v1/sessions/:sessionId/half-days': { day: '2026-11-28', half: 'am', startsAt: '09:00', endsAt: '12:30' },
    'POST /api/v1/half-days/:halfDayId/corrections': { enrolmentId, mark: 'absent', minutes: null, reason: 'Erreur' },
    'POST /api/v1/half-days/:halfDayId/marks': { marks: [{ enrolmentId, mark: 'present' }] },
    'POST /api/v1/sessions/:sessionId/validations': decision,
    'POST /api/v1/sessions/:sessionId/refusals': decision,
    'POST /api/v1/validations/:validationId/withdrawals': { reason: 'Erreur' },
    'POST /api/v1/issuances/:issuanceId/cancellations': { reason: 'Erreur' },
    'PATCH /api/v1/enrolments/:enrolmentId': person,
    'POST /api/v1/sessions/:sessionId/enrolments': person,
    'POST /api/v1/enrolments/:enrolmentId/invitations': { walletLost: false },
    'POST /api/v1/sessions/:sessionId/enrolment-imports': {
      fileName: 'stagiaires.csv',
      content: btoa('prénom;nom;e-mail\n'),
      dryRun: true,
    },
    'PUT /api/v1/programmes/:programmeId': programme,
    'PUT /api/v1/sessions/:sessionId': session,
  };
};

const { modules } = issuerParts();
let server: GivenServer | null = null;

foreignIdsSuite({
  name: 'issuer',
  modules,
  bodies,
  common: ['code'],
  given: async () => {
    server = await givenServer('issuer', {}, issuerParts);
    const platform = await givenPlatform(server);
    const { client: owner } = await givenApproved(server, platform);
    const { client: stranger } = await givenApproved(server, platform);
    await server.settle();
    return { owner, stranger, belongings: { ...(await givenTraining(server, owner)), ...(await givenMembers(owner)) } };
  },
});

afterAll(() => server?.close());

describe('ids of another organism in a body', () => {
  let alone: GivenServer;
  beforeAll(async () => {
    alone = await givenServer('issuer', {}, issuerParts);
  }, 60_000);
  afterAll(() => alone.close());

  it('plan no session of its programme, and assign none of its trainers', async () => {
    const platform = await givenPlatform(alone);
    const { client: owner } = await givenApproved(alone, platform);
    const { client: stranger } = await givenApproved(alone, platform);
    const theirs = (await owner.call(createProgramme, { body: programme })).body;
    const own = (await stranger.call(createProgramme, { body: programme })).body;
    const { membershipId } = await givenMembers(owner);

    const planned = await stranger.call(createSession, { body: { ...session, programmeId: theirs.id } });
    const assigned = await stranger.call(createSession, { body: { ...session, programmeId: own.id, trainerIds: [membershipId] } });

    expect([planned.status, assigned.status]).toEqual([404, 422]);
  });
});
