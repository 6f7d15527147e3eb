// What one organism sees of another: nothing, by either of two fences, the code's own filter and row-level security.
import { listMembers } from '#shared/contracts/identity';
import { listHalfDays, listMarkHistory, listToday } from '#shared/contracts/issuer/attendance';
import { listCompletions } from '#shared/contracts/issuer/completions';
import { getCompetenceGrid, listHistory } from '#shared/contracts/issuer/competences';
import { listIssuances, listWalletIssuances, listWalletOffers } from '#shared/contracts/issuer/credentials';
import { listContestations, listWalletContestations } from '#shared/contracts/issuer/contestations';
import { listEndorsements, listWalletEndorsements } from '#shared/contracts/issuer/endorsements';
import { listValidationEvidence } from '#shared/contracts/issuer/evidence';
import { listDevices } from '#shared/contracts/issuer/devices';
import * as training from '#shared/contracts/issuer/training';
import { listWalletSessions } from '#shared/contracts/issuer/wallet-sessions';
import { newId } from '#shared/server/random';
import { getKeyRegister } from '#shared/contracts/signing-keys';
import { givenKey, givenRegister } from '#shared/server/organisations/given';
import type { Actor, Scope } from '#shared/server/scope';
import { tenantSuite } from '#shared/server/testing/tenant-suite';
import { issuerParts } from './app.ts';
import { givenEndedSession, givenHalfDays } from './attendance/given.ts';
import { markAttendance } from './attendance/mark-attendance.ts';
import { validateCompetence } from './competences/validate-competence.ts';
import { ContestationModel } from './credentials/contestation.model.ts';
import { sealWords } from './credentials/contested-words.ts';
import { IssuanceModel } from './credentials/issuance.model.ts';
import { offerEnrolment } from './credentials/offer-enrolment.ts';
import { givenAsked } from './endorsements/given.ts';
import { addFile, givenPhoto } from './evidence/given.ts';
import { WalletConnectionModel } from './people/wallet.model.ts';
import { permissions } from './permissions.ts';
import { given } from './training/given.ts';

type Params = Readonly<Record<string, unknown>>;
const params = new Map<string, Params>();
const persons = new Map<string, string>();
const paramsOf = (id: string): Params => params.get(id)!;
const walletOf = (organisationId: string): Actor => {
  const personId = persons.get(organisationId)!;
  return { kind: 'wallet', thumbprint: 'spec', connectionId: personId, organisationId, personId };
};

/** An organism with a session of this week and a trainee in it. */
const classroom = async (scope: Scope, id: string) => {
  const organism = await given.organism(scope, { id });
  const programme = await given.programme(scope, organism);
  const session = await given.session(scope, organism, { programmeId: programme.id });
  const enrolment = await given.enrolled(scope, organism, session.id);
  params.set(id, { sessionId: session.id });
  persons.set(id, enrolment.personId);
  return { organism, programme, session, enrolment };
};

/** Its first half-day with a mark: half-day and enrolment are the list's parameters. */
const sheet = async (scope: Scope, id: string): Promise<string> => {
  const { organism, session, enrolment } = await classroom(scope, id);
  const [half] = await givenHalfDays(scope, organism, session.id);
  const where = { halfDayId: half!.id, enrolmentId: enrolment.id };
  const minutes = 1 + persons.size;
  const marks = [{ enrolmentId: enrolment.id, mark: 'late' as const, minutes }];
  await given.by(scope, organism.manager, (own) => markAttendance(own, { params: where as never, query: {}, body: { marks } }));
  params.set(id, where);
  return `"minutes":${minutes},`;
};

/** A certificate of completion: its trainee. */
const certified = async (scope: Scope, id: string): Promise<string> => {
  const room = await givenEndedSession(scope, { id });
  await room.sign(room.morning, [['present'], ['absent'], ['absent']]);
  await room.issue();
  params.set(id, { sessionId: room.session.id });
  return room.trainees[0].id;
};

/** A competence validated, whose history is the list. */
const decided = async (scope: Scope, id: string): Promise<string> => {
  const { organism, programme, session, enrolment } = await classroom(scope, id);
  const cell = { enrolmentId: enrolment.id, competenceId: programme.competences[0]!.id };
  const body = { ...cell, level: 'argent' as const, note: null };
  const decision = await given.by(scope, organism.manager, (own) =>
    validateCompetence(own, { params: { sessionId: session.id }, query: {}, body }),
  );
  params.set(id, { ...cell, sessionId: session.id });
  return decision.id;
};

/** A competence validated on a photo, which is the list. */
const proven = async (scope: Scope, id: string): Promise<string> => {
  const { organism, programme, session, enrolment } = await classroom(scope, id);
  const cell = { enrolmentId: enrolment.id, competenceId: programme.competences[0]!.id };
  const place = { params: { sessionId: session.id }, query: {} };
  return given.by(scope, organism.manager, async (own) => {
    const file = await addFile(own, { ...cell, sessionId: session.id }, givenPhoto(id));
    const body = { ...cell, level: 'argent' as const, note: null, evidence: [file.id] };
    params.set(id, { validationId: (await validateCompetence(own, { ...place, body })).id });
    return file.id;
  });
};

/** A credential that waits for the trainee. */
const offered = async (scope: Scope, id: string): Promise<string> => {
  const { organism, enrolment } = await classroom(scope, id);
  await givenKey(scope, organism.organisation);
  const [fact] = await given.facts(scope, id, 'enrolment.recorded');
  return given.by(scope, organism.worker, async (own) => {
    await offerEnrolment(own, { factId: '', subject: fact!.subject, recordedAt: own.now(), payload: fact!.payload as never });
    const [issuance] = await IssuanceModel.query(own.db).where({ personId: enrolment.personId });
    return issuance!.id;
  });
};

/** One that its holder contests. */
const contested = async (scope: Scope, id: string): Promise<string> => {
  const issuanceId = await offered(scope, id);
  const issuance = await IssuanceModel.query(scope.db).findById(issuanceId).throwIfNotFound();
  const { organisationId, personId, sourceKind, sourceId } = issuance;
  const row = { id: newId(scope.now()), organisationId, personId, sourceKind, sourceId, state: 'open' as const, contestedAt: scope.now() };
  await ContestationModel.query(scope.db).insert({ ...row, sealedWords: await sealWords(scope, row.id, 'Ce niveau est faux') });
  return row.id;
};

/** An experience that the trainee asks to be endorsed. */
const asked = async (scope: Scope, id: string): Promise<string> => {
  const { enrolment } = await classroom(scope, id);
  return givenAsked(scope, { organisationId: id, personId: enrolment.personId });
};

/** A device of its trainee. */
const connected = async (scope: Scope, id: string): Promise<string> => {
  const { enrolment } = await classroom(scope, id);
  const row = { organisationId: id, personId: enrolment.personId, thumbprint: id, connectedAt: scope.now(), device: null };
  return (await WalletConnectionModel.query(scope.db).insert(row)).id;
};

const colleague = async (scope: Scope, id: string): Promise<string> => (await given.organism(scope, { id })).trainer.membershipId;
const titled = async (scope: Scope, id: string): Promise<string> => (await classroom(scope, id)).session.title;
const halfDay = async (scope: Scope, id: string): Promise<string> => {
  const { organism, session } = await classroom(scope, id);
  return (await givenHalfDays(scope, organism, session.id)).find((one) => one.day === '2026-11-24')!.id;
};

tenantSuite({
  app: 'issuer',
  modules: issuerParts().modules,
  permissions,
  open: [
    // the last link of each audit chain: a writer needs it without seeing the lines; a hash and a number
    'audit_heads',
    // ROME, the open national catalogue: read by everyone, written by migrations, its policies not forced so that these may import it
    ...['appellations', 'catalogue_competences', 'catalogue_versions', 'occupation_competences', 'occupations'],
  ],
  // the same catalogue, searched
  elsewhere: ['/api/v1/occupations', '/api/v1/catalogue/competences', '/api/v1/wallet/catalogue/competences'],
  lists: [
    { route: listMembers, tables: ['memberships', 'accounts'], given: colleague },
    {
      route: getKeyRegister,
      tables: ['issuer_keys', 'key_rotations'],
      given: async (scope, id) => givenRegister(scope, (await given.organism(scope, { id })).organisation),
    },
    { route: training.listTrainers, tables: ['memberships', 'accounts'], given: colleague },
    {
      route: training.listProgrammes,
      tables: ['programmes', 'programme_competences', 'courses', 'sessions'],
      given: async (scope, id) => (await classroom(scope, id)).programme.title,
    },
    { route: training.listSessions, tables: ['sessions', 'programmes', 'session_trainers', 'enrolments'], given: titled },
    {
      route: training.listEnrolments,
      params: paramsOf,
      tables: ['enrolments', 'sessions', 'person_organisations'],
      given: async (scope, id) => (await classroom(scope, id)).enrolment.email,
    },
    { route: listWalletSessions, actor: walletOf, tables: ['enrolments', 'sessions', 'programmes'], given: titled },
    { route: listHalfDays, params: paramsOf, tables: ['half_days', 'sessions'], given: halfDay },
    { route: listToday, tables: ['half_days', 'sessions'], given: halfDay },
    { route: listMarkHistory, params: paramsOf, tables: ['attendance_marks', 'half_days'], given: sheet },
    {
      route: listCompletions,
      params: paramsOf,
      tables: ['enrolments', 'sessions', 'half_days', 'attendance_marks', 'completions', 'person_organisations'],
      given: certified,
    },
    { route: getCompetenceGrid, params: paramsOf, tables: ['validations', 'enrolments'], given: decided },
    { route: listHistory, params: paramsOf, tables: ['validations', 'enrolments'], given: decided },
    {
      route: listValidationEvidence,
      params: paramsOf,
      tables: ['evidence_files', 'validation_evidence', 'validations', 'sessions'],
      given: proven,
    },
    { route: listIssuances, tables: ['issuances', 'person_organisations'], given: offered },
    { route: listWalletOffers, actor: walletOf, tables: ['issuances'], given: offered },
    { route: listDevices, actor: walletOf, tables: ['wallet_connections'], given: connected },
    { route: listWalletIssuances, actor: walletOf, tables: ['issuances'], given: offered },
    { route: listContestations, tables: ['contestations'], given: contested },
    { route: listEndorsements, tables: ['endorsements', 'person_organisations'], given: asked },
    { route: listWalletEndorsements, tables: ['endorsements'], given: asked, actor: walletOf },
    { route: listWalletContestations, tables: ['contestations'], given: contested, actor: walletOf },
  ],
});
