import type { Day } from '#shared/contract/values';
import type { KeyAlgorithm } from '#shared/contracts/signing-keys';
import { inScope } from '#shared/server/open-scope';
import type { House } from '#shared/server/house';
import type { Scope } from '#shared/server/scope';
import { certifyKey } from './certify-key.ts';
import { closeAs } from './close-organisation.ts';
import { compromiseKey } from './declare-compromised.ts';
import { holdKeyOwner, type WithDid } from './hold-key-owner.ts';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { askRotation } from './rotate-key.ts';
import { KeyRotationModel } from './key-rotation.model.ts';
import { OrganisationModel } from './organisation.model.ts';
import type { Setting } from './setting.ts';

const setting: Setting = { prefix: 'o', kinds: ['training', 'assessment'], outsideIssuers: true };

const asOwner = <T>(house: House, organisationId: string, work: (scope: Scope, organisation: WithDid) => Promise<T>): Promise<T> =>
  inScope(house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, async (scope) =>
    work(scope, await holdKeyOwner(scope)),
  );

/** Asks for a change of key as an administrator would, whose password is another spec's matter; the outbox does the rest. */
export const givenRotation = (house: House, organisationId: string, algorithm: KeyAlgorithm = 'ES256'): Promise<void> =>
  asOwner(house, organisationId, (scope, organisation) => askRotation(scope, organisation, algorithm));

/** The key that signs today is declared stolen from a day on. */
export const givenCompromise = (house: House, organisationId: string, from: Day, algorithm: KeyAlgorithm = 'ES256'): Promise<void> =>
  asOwner(house, organisationId, async (scope, organisation) => {
    const key = await IssuerKeyModel.query(scope.db).findOne({ organisationId, algorithm, state: 'active' }).throwIfNotFound();
    await compromiseKey(scope, organisation, { signingKeyId: key.id, from }, setting);
  });

/** Signs with a certificate from now on. */
export const givenCertified = (house: House, organisationId: string): Promise<void> =>
  asOwner(house, organisationId, async (scope, organisation) => {
    await OrganisationModel.query(scope.db).findById(organisationId).patch({ signing: 'x5c' });
    await certifyKey(scope, organisation, setting);
  });

export const givenClosed = (house: House, organisationId: string): Promise<void> => asOwner(house, organisationId, closeAs);

/**
 * States of its keys, oldest first, and of its changes of key: read without holding anything, for a killed server may still hold it. The changes come
 * first: one that is done was done before the keys are read.
 */
export const keyStatesOf = (house: House, organisationId: string): Promise<{ readonly keys: string[]; readonly rotations: string[] }> =>
  inScope(house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] } }, async ({ db }) => {
    const rotations = (await KeyRotationModel.query(db).where({ organisationId }).orderBy('id')).map(({ state }) => state);
    const keys = (await IssuerKeyModel.query(db).where({ organisationId }).orderBy('id')).map(({ state }) => state);
    return { keys, rotations };
  });
