import { inviteMember, listMembers } from '#shared/contracts/identity';
import { listHalfDays, markAttendance, signOffHalfDay } from '#shared/contracts/issuer/attendance';
import { issueCompletions } from '#shared/contracts/issuer/completions';
import { validateCompetence } from '#shared/contracts/issuer/competences';
import { listIssuances } from '#shared/contracts/issuer/credentials';
import { addEvidence } from '#shared/contracts/issuer/evidence';
import { createProgramme, createSession, enrolTrainee } from '#shared/contracts/issuer/training';
import { getKeyRegister } from '#shared/contracts/signing-keys';
import { givenApproved, givenPlatform, givenServer, password, type GivenServer } from '#shared/server/organisations/given-server';
import type { Client } from '#shared/server/testing/client';
import { type Belongings, foreignIdsSuite } from '#shared/server/testing/foreign-ids';
import { addDays, dayInParis } from '#shared/contract/paris';
import { inScope } from '#shared/server/open-scope';
import { newId } from '#shared/server/random';
import { getOrganisation } from '#shared/contracts/organisations';
import { issuerParts } from './app.ts';
import { ContestationModel } from './credentials/contestation.model.ts';
import { sealWords } from './credentials/contested-words.ts';
import { givenAsked } from './endorsements/given.ts';
import { IssuanceModel } from './credentials/issuance.model.ts';

const person = { givenName: 'Awa', familyName: 'Diallo', email: 'awa.diallo@exemple.example' };
const programme = { title: 'Espaces verts', scale: 'medals' as const, competences: [{ label: 'Accueillir un stagiaire' }] };
const session = { title: 'Automne', startsOn: '2026-11-23' as never, endsOn: '2026-11-27' as never };

/** A session of last week with one half-day signed, and the certificate that follows. */
const givenCompletion = async (server: GivenServer, admin: Client, programmeId: string) => {
  const [startsOn, endsOn] = [-9, -3].map((days) => addDays(dayInParis(new Date()), days) as never);
  const { body: planned } = await admin.call(createSession, {
    body: { ...session, title: 'Passée', startsOn, endsOn, programmeId } as never,
  });
  const params = { sessionId: planned.id };
  const { body: enrolment } = await admin.call(enrolTrainee, { params, body: person });
  await server.settle();
  const { body: halfDays } = await admin.call(listHalfDays, { params });
  const half = { params: { halfDayId: halfDays.items[0]!.id } };
  await admin.call(markAttendance, { ...half, body: { marks: [{ enrolmentId: enrolment.id, mark: 'present' }] } });
  await admin.call(signOffHalfDay, half);
  const { body: issued } = await admin.call(issueCompletions, { params });
  return issued.items[0]!.completion!.id;
};

/** What a holder would contest of it, were it in a wallet. */
const givenContestation = (server: GivenServer, issuanceId: string): Promise<string> => {
  const worker = { kind: 'worker', organisationId: null } as const;
  return inScope(server.house, { actor: worker, tenant: { organisationIds: [], grant: 'outbox' } }, async (outside) => {
    const { rows } = await outside.db.raw<{ rows: { organisation_id: string }[] }>(
      'select organisation_id from outbox_facts where subject = ?',
      [issuanceId],
    );
    const scope = await outside.as({ organisationIds: [rows[0]!.organisation_id] });
    const { organisationId, personId, sourceKind, sourceId } = await IssuanceModel.query(scope.db).findById(issuanceId).throwIfNotFound();
    const id = newId(scope.now());
    const row = { id, organisationId, personId, sourceKind, sourceId, state: 'open' as const, contestedAt: scope.now() };
    await ContestationModel.query(scope.db).insert({ ...row, sealedWords: await sealWords(scope, id, 'Ce niveau est faux') });
    return id;
  });
};

/** What a person would ask to be endorsed. */
const givenEndorsement = async (server: GivenServer, admin: Client, personId: string): Promise<string> => {
  const { body: found } = await admin.call(getOrganisation);
  const actor = { kind: 'worker', organisationId: found.id } as const;
  return inScope(server.house, { actor, tenant: { organisationIds: [found.id] } }, (scope) =>
    givenAsked(scope, { organisationId: found.id, personId }),
  );
};

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
  const content = Buffer.from('%PDF-1.7').toString('base64');
  const { body: evidence } = await admin.call(addEvidence, { params, body: { enrolmentId: enrolment.id, competenceId, content } });
  const { body: halfDays } = await admin.call(listHalfDays, { params });
  const completionId = await givenCompletion(server, admin, made.id);
  await server.settle();
  const { body: issuances } = await admin.call(listIssuances);
  const contestationId = await givenContestation(server, issuances.items[0]!.id);
  return {
    contestationId,
    evidenceFileId: evidence.id,
    endorsementId: await givenEndorsement(server, admin, enrolment.personId),
    ...{ programmeId: made.id, sessionId: planned.id, enrolmentId: enrolment.id, personId: enrolment.personId, competenceId },
    ...{ validationId: validation.id, halfDayId: halfDays.items[0]!.id, completionId, issuanceId: issuances.items[0]!.id },
  };
};

const givenMembers = async (admin: Client) => {
  const { body: invitation } = await admin.call(inviteMember, {
    body: { email: 'lea@exemple.example', name: 'Léa Fournier', role: 'trainer' },
  });
  const { body: members } = await admin.call(listMembers);
  const { body: register } = await admin.call(getKeyRegister);
  return { invitationId: invitation.id, membershipId: members.members[0]!.id, signingKeyId: register.keys[0]!.id };
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
    'POST /api/v1/sessions/:sessionId/evidence': { enrolmentId, competenceId, content: 'JVBERi0xLjc=' },
    'POST /api/v1/validations/:validationId/withdrawals': { reason: 'Erreur' },
    'POST /api/v1/validations/:validationId/corrections': { level: 'or', reason: 'Erreur' },
    'POST /api/v1/issuances/:issuanceId/cancellations': { reason: 'Erreur' },
    'POST /api/v1/signing-keys/:signingKeyId/compromises': { password, from: '2026-11-20' },
    'POST /api/v1/contestations/:contestationId/answers': { answer: 'Décision maintenue' },
    'POST /api/v1/endorsements/:endorsementId/decisions': { competences: ['Poser un carrelage'] },
    'POST /api/v1/endorsements/:endorsementId/refusals': { answer: 'Rien ne le montre' },
    'POST /api/v1/endorsements/:endorsementId/withdrawals': { reason: 'Erreur' },
    'POST /api/v1/issuances/:issuanceId/statuses': { act: 'suspend', reasonCode: 'under-review' },
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
