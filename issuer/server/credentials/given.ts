import { randomUUID } from 'node:crypto';
import type { Fact, PayloadOf } from '#shared/contract/fact';
import type { Day } from '#shared/contract/values';
import { attendanceSignedOff } from '#shared/contracts/issuer/attendance';
import { competenceValidated } from '#shared/contracts/issuer/competences';
import * as contracts from '#shared/contracts/issuer/credentials';
import { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { reactions as notifications } from '#shared/server/notifications/reactions';
import { inScope } from '#shared/server/open-scope';
import { givenKey, givenOrganisation, type GivenOrganisation } from '#shared/server/organisations/given';
import { drainOutbox } from '#shared/server/outbox-worker';
import type { Actor, Scope } from '#shared/server/scope';
import { beforeDatabaseStops } from '#shared/server/testing/database';
import { accountActor } from '#shared/server/testing/rolled-back';
import { actorByHeader, asActor, startServer, type TestServer } from '#shared/server/testing/server';
import { organisationsModule } from '../organisations/index.ts';
import { addPeople } from '../people/index.ts';
import { permissions } from '../permissions.ts';
import { credentialsModule } from './index.ts';
import { IssuanceModel } from './issuance.model.ts';
import { reactions } from './reactions.ts';

export interface GivenIssuer extends TestServer {
  /** A transaction of that organisation, which commits. */
  within<T>(organisationId: string, work: (scope: Scope) => Promise<T>): Promise<T>;
  /** Records a fact as its module would, and lets it reach its reactions. */
  hear<F extends Fact>(organisationId: string, fact: F, payload: PayloadOf<F>): Promise<void>;
  /** Lets every fact of the database reach its reactions, those of other specs too, and forgets the letters they made. */
  forgetMails(): Promise<void>;
  /** Moves the server's clock on. */
  pass(seconds: number): void;
}

/** This module over HTTP, with the outbox, real keys, and the clock of the machine, by which the protocol's proofs are dated. */
export const givenIssuer = async (changes: Readonly<Record<string, string>> = {}): Promise<GivenIssuer> => {
  const modules = [credentialsModule, organisationsModule].flatMap((module) => module.routes ?? []);
  const server = await startServer('issuer', { authenticate: actorByHeader, permissions, modules }, changes);
  let ahead = 0;
  Object.assign(server.house, { clock: () => new Date(Date.now() + ahead) });
  const within: GivenIssuer['within'] = (organisationId, work) =>
    inScope(
      server.house,
      { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] }, requestId: 'spec' },
      work,
    );
  const settle = () => drainOutbox(server.house, [...reactions, ...notifications]);
  const hear: GivenIssuer['hear'] = async (organisationId, fact, payload) => {
    await within(organisationId, (scope) => scope.record(fact, randomUUID(), payload));
    await settle();
  };
  const forgetMails = async (): Promise<void> => {
    await settle();
    server.house.mails.length = 0;
  };
  return { ...server, within, hear, forgetMails, pass: (seconds) => void (ahead += seconds * 1000) };
};

let shared: Promise<GivenIssuer> | null = null;
/** One server for the specs of this module, closed with the database. */
export const theIssuer = (): Promise<GivenIssuer> => {
  shared ??= givenIssuer().then((issuer) => {
    beforeDatabaseStops(() => issuer.close());
    return issuer;
  });
  return shared;
};

export interface GivenOrganism {
  readonly id: string;
  readonly slug: string;
  readonly did: string;
  readonly kid: string;
  /** Its credential issuer identifier. */
  readonly url: string;
}

/** An approved organism with a key of its own. */
export const givenOrganism = (issuer: GivenIssuer, changes: GivenOrganisation = {}): Promise<GivenOrganism> =>
  inScope(
    issuer.house,
    { actor: { kind: 'worker', organisationId: null }, tenant: { organisationIds: [] }, requestId: 'spec' },
    async (scope) => {
      const organisation = await givenOrganisation(scope, changes);
      const did = await givenKey(scope, organisation);
      const slug = organisation.slug!;
      return { id: organisation.id, slug, did, kid: `${did}#key-1`, url: `${issuer.url}/o/${slug}` };
    },
  );

let number = 0;
export const givenPerson = async (issuer: GivenIssuer, organism: GivenOrganism): Promise<string> => {
  number += 1;
  const person = { givenName: 'Awa', familyName: 'Diallo', email: `awa-${number}-${process.pid}@exemple.example` };
  const [personId] = await issuer.within(organism.id, (scope) => addPeople(scope, [person]));
  return personId!;
};

const sourceOf = (organism: GivenOrganism, personId: string) => ({
  ...{ organisationId: organism.id, personId, enrolmentId: randomUUID(), sessionId: randomUUID() },
  ...{ programmeTitle: 'Carreleur', sessionTitle: 'Carreleur, automne 2026' },
});

export const givenValidated = (
  organism: GivenOrganism,
  personId: string,
  changes: Partial<PayloadOf<typeof competenceValidated>> = {},
): PayloadOf<typeof competenceValidated> => ({
  ...sourceOf(organism, personId),
  validationId: randomUUID(),
  competence: { code: '300423', label: 'Poser un carrelage', referential: 'ROME 4.0 v460' },
  level: { scale: 'medals', value: 'argent', label: 'Argent', normalised: 2 },
  validatedOn: '2026-11-20' as Day,
  validatorRole: 'trainer',
  ...changes,
});

export const givenEnrolled = (organism: GivenOrganism, personId: string): PayloadOf<typeof enrolmentRecorded> => ({
  ...sourceOf(organism, personId),
  ...{ startsOn: '2026-09-01' as Day, endsOn: '2027-06-30' as Day },
});

export const givenRecorded = (
  organism: GivenOrganism,
  personId: string,
  changes: Partial<PayloadOf<typeof attendanceSignedOff>> = {},
): PayloadOf<typeof attendanceSignedOff> => ({
  ...sourceOf(organism, personId),
  ...{ recordId: randomUUID(), halfDayId: randomUUID(), day: '2026-11-20' as Day, half: 'am' as const },
  ...{ mark: 'present' as const, minutesPresent: 210, minutesPlanned: 210 },
  ...changes,
});

/** The issuances of a person, oldest first. */
export const issuancesOf = (issuer: GivenIssuer, organism: GivenOrganism, personId: string): Promise<IssuanceModel[]> =>
  issuer.within(organism.id, async (scope) => IssuanceModel.query(scope.db).where({ personId }).orderBy('id'));

/** A competence that waits for that person. */
export const givenOffered = async (
  issuer: GivenIssuer,
  organism: GivenOrganism,
  personId: string,
  changes: Partial<PayloadOf<typeof competenceValidated>> = {},
): Promise<IssuanceModel> => {
  await issuer.hear(organism.id, competenceValidated, givenValidated(organism, personId, changes));
  return (await issuancesOf(issuer, organism, personId)).at(-1)!;
};

export const managerOf = (organism: GivenOrganism): Readonly<Record<string, string>> =>
  asActor(accountActor(organism.id, permissions['manager'] ?? []));

export const walletOf = (organism: GivenOrganism, personId: string): Readonly<Record<string, string>> => {
  const actor: Actor = { kind: 'wallet', thumbprint: 'spec-wallet', connectionId: randomUUID(), organisationId: organism.id, personId };
  return asActor(actor);
};

/** An offer to scan, as the desk makes it. */
export const givenQr = async (
  issuer: GivenIssuer,
  organism: GivenOrganism,
  issuanceId: string,
): Promise<{ readonly uri: string; readonly txCode: string }> => {
  const answer = await issuer.client().call(contracts.mintOffer, { params: { issuanceId } }, managerOf(organism));
  if (answer.status !== 201) throw new Error(`no offer: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** An offer by value, as a signed-in wallet asks for it. */
export const givenWalletOffer = async (
  issuer: GivenIssuer,
  organism: GivenOrganism,
  issuance: Pick<IssuanceModel, 'id' | 'personId'>,
): Promise<string> => {
  const answer = await issuer
    .client()
    .call(contracts.mintWalletOffer, { params: { issuanceId: issuance.id } }, walletOf(organism, issuance.personId));
  if (answer.status !== 201) throw new Error(`no offer: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.uri;
};
