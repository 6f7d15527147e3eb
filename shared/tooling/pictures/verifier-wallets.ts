// Wallets without a screen, for the pictures of the verifier: they publish and answer as a person would.
import { validateCompetence, type Decision } from '#shared/contracts/issuer/competences';
import { prepareAnswer, sendAnswer } from '../../../wallet/src/disclosure/answer-request.ts';
import { readRequest } from '../../../wallet/src/disclosure/read-request.ts';
import type { Sharing } from '../../../wallet/src/disclosure/sharing.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { publish } from '../../../wallet/src/profile/publish-profile.ts';
import type { Wallet } from '../../../wallet/src/vault/wallet.ts';
import { openWallet } from '../demo/trainee.ts';
import { enrol } from '../demo/training.ts';
import { stamp } from './portal-people.ts';
import { handles, type Cast } from './wallet-people.ts';

export interface Published {
  readonly wallet: Wallet;
  readonly decisions: readonly Decision[];
  /** The name under which the company sees the profile. */
  readonly handle: string;
}

/** Asks again until it is so: what follows a fact comes after its commit. */
export const until = async <T>(ask: () => Promise<T>, so: (answer: T) => boolean): Promise<T> => {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await ask();
    if (so(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('what was expected did not come');
};

const publishAll = async (wallet: Wallet, visibility: 'masked' | 'named'): Promise<void> => {
  const held = await wallet.store.all<StoredCredential>('credentials');
  const competences = held.filter(({ kind }) => kind === 'competence').map(({ id }) => id);
  const name = visibility === 'named' ? (held.find(({ kind }) => kind === 'enrolment')?.id ?? null) : null;
  await publish(wallet, { visibility, department: '44', situation: 'searching', availableFrom: null, competences, name });
};

/** Enrolled, validated at these levels, everything collected, and published to the companies. */
export const publishedOne = async (
  cast: Cast,
  [givenName, familyName]: readonly [string, string],
  levels: readonly ('bronze' | 'argent' | 'or')[],
  visibility: 'masked' | 'named',
): Promise<Published> => {
  const { around, place, manager, trainer } = cast;
  const trainee = { givenName, familyName, email: `image.${stamp()}@courriel.example`, department: '44', situation: 'searching' } as const;
  const enrolment = await enrol(manager, place.session, trainee);
  const decisions: Decision[] = [];
  for (const [index, level] of levels.entries()) {
    const body = { enrolmentId: enrolment.id, competenceId: place.programme.competences[index]!.id, level, note: null };
    decisions.push(await trainer.call(validateCompetence, { params: { sessionId: place.session.id }, body }));
  }
  const wallet = await openWallet(around, trainee, levels.length + 1);
  const before = await handles(cast);
  await publishAll(wallet, visibility);
  const handle = [...(await handles(cast))].find((one) => !before.has(one));
  if (!handle) throw new Error('the profile is not found');
  return { wallet, decisions, handle };
};

/** Reads a request and shares everything it wishes for. */
export const answerAll = async (wallet: Wallet, uri: string, offerId: string | null = null): Promise<Sharing> => {
  const request = await readRequest(wallet, uri);
  const choices = request.asks.flatMap(({ id: askId, candidates, claims }) => {
    const [held] = candidates;
    return held ? [{ askId, credentialId: held.id, paths: claims.map(({ path }) => path) }] : [];
  });
  const sharing = await sendAnswer(wallet, await prepareAnswer(wallet, request, choices), offerId);
  if (sharing.state !== 'shared') throw new Error(`the sharing is ${sharing.state}`);
  return sharing;
};
