import { randomUUID } from 'node:crypto';
import { competenceValidated } from '#shared/contracts/issuer/competences';
import type { Enrolment } from '#shared/contracts/issuer/training';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { givenValidated } from '../../../issuer/server/credentials/given.ts';
import type { BuiltTown } from '../../journeys/build-town.ts';

export interface Inside {
  readonly town: BuiltTown;
  readonly organisationId: string;
}

/** Looks behind a server, as its own worker would; the issuer unless told. */
export const inside = <T>(
  { town, organisationId }: Inside,
  work: (scope: Scope) => Promise<T>,
  app: 'issuer' | 'verifier' = 'issuer',
): Promise<T> =>
  inScope(
    town.houses[app],
    { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] }, requestId: 'chaos' },
    work,
  );

/** One more competence of that person, told as its module tells it. */
export const validateOne = async (world: Inside, { personId, id: enrolmentId }: Enrolment): Promise<void> => {
  const organism = { id: world.organisationId } as Parameters<typeof givenValidated>[0];
  const validated = givenValidated(organism, personId, { validationId: randomUUID(), enrolmentId });
  await inside(world, (scope) => scope.record(competenceValidated, validated.validationId, validated));
};
