import type { InputOf } from '#shared/contract/route';
import { notFound } from '#shared/contract/problem';
import type { Day } from '#shared/contract/values';
import { wrongState } from '#shared/contracts/organisations';
import { dayToCome, type declareCompromised as contract, keyCompromised, keyFallen } from '#shared/contracts/signing-keys';
import { proveAgain } from '#shared/server/identity/index';
import { dayInParis } from '#shared/contract/paris';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeRegister } from './describe-register.ts';
import { holdKeyOwner, type WithDid } from './hold-key-owner.ts';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { KeyRotationModel } from './key-rotation.model.ts';
import { insertKey } from './make-key.ts';
import type { Setting } from './setting.ts';
import { type End, useNextKey } from './use-next-key.ts';

const refuseDay = (scope: Scope, key: IssuerKeyModel, from: string): void => {
  if (key.state === 'coming') throw new Refusal(wrongState);
  if (from > dayInParis(scope.now())) throw new Refusal(dayToCome);
  if (key.compromisedFrom !== null && key.compromisedFrom <= from) throw new Refusal(keyFallen);
};

/** A stolen key signs nothing more, so another one takes its place at once: the one a change of key has made already, or one made now. */
const replace = async (scope: Scope, organisation: WithDid, fallen: IssuerKeyModel, end: End, setting: Setting): Promise<void> => {
  const { id: organisationId, did } = organisation;
  const { algorithm, kid: before } = fallen;
  const made = await IssuerKeyModel.query(scope.db).findOne({ organisationId, algorithm, state: 'coming' });
  const next = made ?? (await insertKey(scope, { organisationId, did, algorithm, state: 'coming' }));
  await useNextKey(scope, organisation, { before, next: next.kid, end }, setting);
  await KeyRotationModel.query(scope.db)
    .where({ organisationId, algorithm })
    .whereNot('state', 'done')
    .patch({ state: 'done', newKid: next.kid, doneAt: scope.now() });
};

/** The act itself, on an organisation that is held. Refuses as below. */
export async function compromiseKey(
  scope: Scope,
  organisation: WithDid,
  { signingKeyId, from }: { readonly signingKeyId: string; readonly from: Day },
  setting: Setting,
): Promise<void> {
  const { id: organisationId } = organisation;
  const key = await IssuerKeyModel.query(scope.db).findOne({ id: signingKeyId, organisationId });
  if (!key) throw new Refusal(notFound);
  refuseDay(scope, key, from);
  const end = { state: 'compromised', compromisedFrom: from, compromisedAt: scope.now() } as const;
  if (key.state === 'active') await replace(scope, organisation, key, end, setting);
  else await IssuerKeyModel.query(scope.db).findById(key.id).patch(end);
  await scope.audit('signing-key.compromised', 'issuer-key', key.id, { kid: key.kid, from });
  await scope.record(keyCompromised, key.id, { organisationId, kid: key.kid, algorithm: key.algorithm, from });
}

/**
 * From that day on (UTC, as credentials are dated) what the key signed is refused everywhere; what it signed before holds
 * (shared/decisions/0015). All in one transaction: there is no moment without a key, nor one with the stolen key. An earlier day may be said
 * later, never a later one. Refuses without the password, a day to come, another organisation's key, and one that has signed nothing yet.
 */
export async function declareCompromised(scope: Scope, { params, body }: InputOf<typeof contract>, setting: Setting) {
  await proveAgain(scope, body.password);
  const organisation = await holdKeyOwner(scope);
  await compromiseKey(scope, organisation, { signingKeyId: params.signingKeyId, from: body.from }, setting);
  return describeRegister(scope, organisation);
}
