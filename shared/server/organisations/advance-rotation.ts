import type { PayloadOf } from '#shared/contract/fact';
import { rotationMoved } from '#shared/contracts/signing-keys';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import type { WithDid } from './hold-key-owner.ts';
import { KeyRotationModel } from './key-rotation.model.ts';
import { insertKey } from './make-key.ts';
import { OrganisationModel } from './organisation.model.ts';
import { publishDidDocument } from './publish-did-document.ts';
import type { Setting } from './setting.ts';
import { useNextKey } from './use-next-key.ts';

type Step = (there: Scope, organisation: WithDid, rotation: KeyRotationModel) => Promise<Partial<KeyRotationModel>>;

const make: Step = async (there, { id, did }, { algorithm }) => {
  const next = await insertKey(there, { organisationId: id, did, algorithm, state: 'coming' });
  return { state: 'made', newKid: next.kid, madeAt: there.now() };
};

/** A key signs nothing before everyone can read it: it has to stand in the document as it is served. */
const publish: Step = async (there, { slug }, { newKid }) => {
  const document = await publishDidDocument(there.house, slug);
  if (!document?.verificationMethod?.some(({ id }) => id === newKid)) throw new Error('the new key does not stand in did.json yet');
  return { state: 'published', publishedAt: there.now() };
};

const use =
  (setting: Setting): Step =>
  async (there, organisation, { oldKid, newKid }) => {
    await useNextKey(there, organisation, { before: oldKid, next: newKid!, end: { state: 'retired' } }, setting);
    return { state: 'done', doneAt: there.now() };
  };

const stepFrom = (state: KeyRotationModel['state'], setting: Setting): Step | null => {
  if (state === 'asked') return make;
  if (state === 'made') return publish;
  return state === 'published' ? use(setting) : null;
};

/** Takes one step of a change of key, in one transaction with what says that it was taken; the last one ends it. As the organisation's tenant. */
export const advanceRotation =
  (setting: Setting) =>
  async (there: Scope, { payload }: Happened<PayloadOf<typeof rotationMoved>>): Promise<void> => {
    const { organisationId, rotationId } = payload;
    const organisation = (await OrganisationModel.query(there.db).findById(organisationId).forUpdate().throwIfNotFound()) as WithDid;
    const rotation = await KeyRotationModel.query(there.db).findById(rotationId).forUpdate().throwIfNotFound();
    const step = stepFrom(rotation.state, setting);
    if (!step) return;
    await KeyRotationModel.query(there.db)
      .findById(rotationId)
      .patch(await step(there, organisation, rotation));
    if (rotation.state !== 'published') await there.record(rotationMoved, rotationId, payload);
  };
