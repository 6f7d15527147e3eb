import { claimOf } from '#shared/credentials/claim-catalogue';
import { givenHeld } from '../../credentials/given-organism.ts';
import { givenWorld } from '../../vault/given-wallet.ts';
import { prepareAnswer } from '../answer-request.ts';
import { givenRequest, givenRequestUri } from '../given-verifier.ts';
import { readRequest } from '../read-request.ts';
import type { Sharing } from '../sharing.ts';
import { queueAnswer } from './queue-answer.ts';
import { queueRefusal } from './queue-refusal.ts';

/** Somebody read a request, and the network went away. */
export const givenAsked = async () => {
  const world = await givenWorld();
  const held = await givenHeld(world, world.wallet);
  const { answers } = await givenRequest(world);
  const request = await readRequest(world.wallet, givenRequestUri);
  const lines = () => world.wallet.store.all<Sharing>('disclosures');
  const states = async () => (await lines()).map(({ state }) => state);
  const told = async () => (await lines()).map(({ told }) => told ?? 'told');
  return { ...world, held, answers, request, states, told };
};

/** The person answered. */
export const givenQueued = async () => {
  const world = await givenAsked();
  const choice = { askId: 'w0', credentialId: world.held.id, paths: [claimOf('competence', 'name').path] };
  const prepared = await prepareAnswer(world.wallet, world.request, [choice]);
  const line = await queueAnswer(world.wallet, prepared, { uri: givenRequestUri, number: null, offerId: null });
  return { ...world, line };
};

/** The person said no. */
export const givenQueuedRefusal = async () => {
  const world = await givenAsked();
  return { ...world, line: await queueRefusal(world.wallet, world.request, null) };
};
