import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { id, Instant, text } from '#shared/contract/values';
import { Issuance, IssuanceId } from './credentials.ts';

/** A holder says that what a credential says is wrong; the organism answers. Never in a public list: told to those the holder tells. */

export const ContestationId = id<'Contestation'>('Contestation');
export const ContestationState = z.enum(['open', 'kept', 'corrected', 'withdrawn']);

const common = {
  words: z.string(),
  state: ContestationState,
  contestedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
};
export const Contestation = z.object({
  id: ContestationId,
  issuance: Issuance,
  /** Where the decision can be corrected or withdrawn, if in a session. */
  sessionId: z.uuid().nullable(),
  answeredBy: z.string().nullable(),
  ...common,
});
export type Contestation = z.output<typeof Contestation>;
export const WalletContestation = z.object({ id: ContestationId, issuanceId: IssuanceId, ...common });
export type WalletContestation = z.output<typeof WalletContestation>;

export const notContestable = problem(
  'not-contestable',
  409,
  'Cette attestation n’est plus en vigueur : il n’y a rien à contester',
  'This credential is no longer in force: there is nothing to contest',
);
export const alreadyContested = problem(
  'already-contested',
  409,
  'Vous l’avez déjà contestée : l’organisme n’a pas encore répondu',
  'You have contested it already: the organisation has not answered yet',
);
export const alreadyAnswered = problem(
  'already-answered',
  409,
  'Cette contestation a déjà sa réponse',
  'This contestation has been answered already',
);

export const listContestations = route({
  method: 'GET',
  path: '/api/v1/contestations',
  summary: 'What holders contest, what waits for an answer first',
  allow: 'contestation:answer:own',
  query: z.object({ state: ContestationState.optional() }),
  reply: z.object({ items: z.array(Contestation), open: z.number().int() }),
});
/** The other two answers are acts: correcting or withdrawing the decision closes the contestation by itself. */
export const answerContestation = route({
  method: 'POST',
  path: '/api/v1/contestations/:contestationId/answers',
  summary: 'Keep what is contested, with an explanation its holder reads',
  allow: 'contestation:answer:own',
  params: z.object({ contestationId: ContestationId }),
  body: z.object({ answer: text(1000) }),
  reply: Contestation,
  refuses: [alreadyAnswered],
});
export const contestIssuance = route({
  method: 'POST',
  path: '/api/v1/wallet/issuances/:issuanceId/contestations',
  summary: 'Contest what a credential says',
  allow: 'wallet',
  creates: true,
  params: z.object({ issuanceId: IssuanceId }),
  body: z.object({ words: text(2000) }),
  reply: WalletContestation,
  status: 201,
  refuses: [notContestable, alreadyContested],
  limit: { points: 20, seconds: 86_400, per: 'actor' },
});
export const listWalletContestations = route({
  method: 'GET',
  path: '/api/v1/wallet/contestations',
  summary: 'What this person contested, and what was answered',
  allow: 'wallet',
  reply: z.object({ items: z.array(WalletContestation) }),
});

/** Kept, with an explanation: corrected or withdrawn, what became of the credential is told instead. */
export const contestationAnswered = fact(
  'contestation.answered',
  z.object({ organisationId: z.string(), contestationId: z.string(), personId: z.string() }),
);
