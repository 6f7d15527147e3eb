import type { InputOf } from '#shared/contract/route';
import { type KeyAlgorithm, noSuchKey, type rotateKey as contract, rotationMoved, rotationUnderWay } from '#shared/contracts/signing-keys';
import { proveAgain } from '#shared/server/identity/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeRegister } from './describe-register.ts';
import { holdKeyOwner, type WithDid } from './hold-key-owner.ts';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { KeyRotationModel } from './key-rotation.model.ts';
import { requireApproved } from './require-approved.ts';

/** Keeps the intent of a change of key, for the reactions to carry out. Refuses a second one beside the first, of whichever key, and a key it has none of. */
export async function askRotation(scope: Scope, { id }: Pick<WithDid, 'id'>, algorithm: KeyAlgorithm = 'ES256'): Promise<void> {
  const open = await KeyRotationModel.query(scope.db).where({ organisationId: id }).whereNot('state', 'done').first();
  if (open) throw new Refusal(rotationUnderWay);
  const old = await IssuerKeyModel.query(scope.db).findOne({ organisationId: id, state: 'active', algorithm });
  if (!old) throw new Refusal(noSuchKey);
  const asked = { organisationId: id, algorithm, state: 'asked', oldKid: old.kid, askedAt: scope.now() } as const;
  const rotation = await KeyRotationModel.query(scope.db).insertAndFetch(asked);
  await scope.audit('signing-key.rotation-asked', 'key-rotation', rotation.id, { kid: old.kid });
  await scope.record(rotationMoved, rotation.id, { organisationId: id, rotationId: rotation.id });
}

/**
 * Asks for another signing key: what is kept here is the intent, and each step is taken by the reaction to the one before, so that a crash resumes
 * (shared/decisions/0015). Refuses without the password, beside another change of key, of badges before there is a badge, and for an organisation that is not approved.
 */
export async function rotateKey(scope: Scope, { body }: InputOf<typeof contract>) {
  await requireApproved(scope);
  await proveAgain(scope, body.password);
  const organisation = await holdKeyOwner(scope);
  await askRotation(scope, organisation, body.algorithm);
  return describeRegister(scope, organisation);
}
