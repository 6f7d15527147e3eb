import type { Actor, Scope } from '#shared/server/scope';
import { setTenant } from '#shared/server/database';
import { givenAccount, givenMembership } from '#shared/server/identity/given';
import { scopeOver } from '#shared/server/open-scope';
import { givenOrganisation, type GivenOrganisation } from '#shared/server/organisations/given';
import { testHouse } from '#shared/server/testing/house';
import { permissions } from '../permissions.ts';
import { createProgramme } from './create-programme.ts';
import { createSession } from './create-session.ts';
import { enrolTrainee } from './enrol-trainee.ts';

/** Who acts in a spec: a member of an organism, a wallet, a worker. */
export interface Who {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly accountId: string;
  readonly membershipId: string;
}

/**
 * Runs a use case as `serve` would: as this actor, in its tenant, and with everything it did undone when it refuses. The scope's own tenant is
 * put back afterwards.
 */
const by = async <T>(scope: Scope, who: Pick<Who, 'actor' | 'organisationId'>, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const accountId = who.actor.kind === 'account' ? who.actor.accountId : null;
  const tenant = { organisationIds: [who.organisationId], accountId };
  await scope.db.raw('savepoint call');
  try {
    await setTenant(scope.db, tenant);
    const answer = await work(scopeOver(scope.house, scope.db, { actor: who.actor, tenant, requestId: 'spec' }));
    await setTenant(scope.db, scope.tenant);
    return answer;
  } catch (error) {
    await scope.db.raw('rollback to savepoint call');
    throw error;
  }
};

let number = 0;
const next = (): number => {
  number += 1;
  return number;
};

/** A colleague of an organism, with an account of their own. */
const member = async (
  scope: Scope,
  organisationId: string,
  role: 'trainer' | 'manager' | 'admin',
  name = 'Karim Belkacem',
): Promise<Who> => {
  const { id: accountId } = await givenAccount(scope, {
    name,
    email: `equipe-${process.pid}-${next()}-${crypto.randomUUID().slice(0, 8)}@ardoise.example`,
  });
  const membershipId = await givenMembership(scope, accountId, organisationId, role);
  const signInId = '019aa000-0000-7000-8000-0000000000ab';
  const actor: Actor = { kind: 'account', accountId, signInId, organisationId, role, permissions: new Set(permissions[role]) };
  return { actor, organisationId, accountId, membershipId };
};

/** An approved organism with a manager and two trainers. */
const organism = async (scope: Scope, changes: GivenOrganisation = {}) => {
  const organisation = await givenOrganisation(scope, changes);
  return {
    organisation,
    manager: await member(scope, organisation.id, 'manager', 'Samira Haddad'),
    trainer: await member(scope, organisation.id, 'trainer', 'Karim Belkacem'),
    otherTrainer: await member(scope, organisation.id, 'trainer', 'Aude Le Goff'),
    worker: { actor: { kind: 'worker', organisationId: organisation.id }, organisationId: organisation.id } as Pick<
      Who,
      'actor' | 'organisationId'
    >,
  };
};
type Organism = Awaited<ReturnType<typeof organism>>;

type ProgrammeBody = Parameters<typeof createProgramme>[1]['body'];

/** A programme of two ROME competences of green spaces and one of the organism's own. */
const programme = (scope: Scope, { manager }: Organism, changes: Partial<ProgrammeBody> = {}) =>
  by(scope, manager, (own) =>
    createProgramme(own, {
      params: {},
      query: {},
      body: {
        ...{ title: `Espaces verts ${next()}`, occupationCode: 'A1203', scale: 'medals' },
        competences: [
          { code: '100063', label: 'Tailler les arbres' },
          { code: '104929', label: 'écrit par le navigateur' },
          { code: null, label: 'Accueillir un stagiaire' },
        ],
        courses: [{ title: 'Taille douce' }, { title: 'Sécurité au travail' }],
        ...changes,
      },
    }),
  );

type SessionBody = Parameters<typeof createSession>[1]['body'];

/** A session of this week (the specs' week: Monday 23 to Friday 27 November 2026), given by the first trainer. */
const session = async (scope: Scope, of: Organism, changes: Partial<SessionBody> = {}) => {
  const programmeId = changes.programmeId ?? (await programme(scope, of)).id;
  return by(scope, of.manager, (own) =>
    createSession(own, {
      params: {},
      query: {},
      body: {
        ...{ title: `Automne ${next()}`, startsOn: '2026-11-23' as never, endsOn: '2026-11-27' as never, place: 'Salle 2' },
        trainerIds: [of.trainer.membershipId as never],
        ...changes,
        programmeId,
      },
    }),
  );
};

/** A trainee enrolled by hand, and so invited. */
const enrolled = (
  scope: Scope,
  of: Organism,
  sessionId: string,
  changes: Partial<{ givenName: string; familyName: string; email: string }> = {},
) =>
  by(scope, of.manager, (own) =>
    enrolTrainee(own, {
      params: { sessionId: sessionId as never },
      query: {},
      body: { givenName: 'Léa', familyName: 'Martin', email: `lea.martin-${crypto.randomUUID().slice(0, 8)}@exemple.fr`, ...changes },
    }),
  );

interface GivenFact {
  readonly name: string;
  readonly subject: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The facts an organism recorded so far in this transaction, in order; of one name when given. */
const facts = async (scope: Scope, organisationId: string, name?: string): Promise<readonly GivenFact[]> => {
  await setTenant(scope.db, { organisationIds: [], grant: 'outbox' });
  const rows = await scope.db('outbox_facts').where({ organisationId }).orderBy('seq').select<GivenFact[]>('name', 'subject', 'payload');
  await setTenant(scope.db, scope.tenant);
  return rows.filter((row) => name === undefined || row.name === name);
};

export const given = { by, facts, member, organism, programme, session, enrolled } as const;

// The first spec of a run does not wait for PostgreSQL within its own five seconds.
if (typeof beforeAll === 'function') beforeAll(() => testHouse('issuer'), 60_000);
