import type { BodyOf } from '#shared/contract/route';
import { prepareProfile, publishProfile, withdrawProfile, type Profile } from '#shared/contracts/verifier/candidates';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { useCopy } from '../credentials/use-copy.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { verifierCaller } from './verifier-key.ts';

type Body = BodyOf<typeof publishProfile>;
export interface Publication extends Pick<Body, 'visibility' | 'department' | 'situation' | 'availableFrom'> {
  /** Which credentials to prove, by their id in this wallet. */
  readonly competences: readonly string[];
  /** The enrolment credential that proves the name, only for `named`. */
  readonly name: string | null;
  /** The person was told that every copy had been shown elsewhere. */
  readonly evenUsed?: boolean;
}

/** All a masked card says of a competence; the programme, the session and the validator stay in the wallet. */
export const publishedClaims = ['name', 'code', 'level', 'validatedOn'] as const;
export const nameClaims = ['givenName', 'familyName'] as const;

/** Publishes what was chosen and nothing else: each competence is proven by a copy kept for this use (issue of copies: use-copy.ts). */
export const publish = async (wallet: Wallet, publication: Publication): Promise<Profile> => {
  const caller = verifierCaller(wallet);
  const prepared = await caller.call(prepareProfile);
  if (!prepared.ok) throw new Refusal(prepared.code, prepared.title);
  const to = {
    ...prepared.data,
    purpose: 'profile',
    partner: wallet.settings.verifierUrl,
    evenUsed: publication.evenUsed ?? false,
  } as const;
  const paths = publishedClaims.map((key) => claimOf('competence', key).path);
  const competences: string[] = [];
  for (const id of publication.competences) competences.push(await useCopy(wallet, id, paths, to));
  const namePaths = nameClaims.map((key) => claimOf('enrolment', key).path);
  const name = publication.visibility === 'named' && publication.name ? await useCopy(wallet, publication.name, namePaths, to) : null;
  const { visibility, department, situation, availableFrom } = publication;
  const answer = await caller.call(publishProfile, {
    body: { nonce: to.nonce, visibility, department, situation, availableFrom, competences, name },
  });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  return answer.data;
};

/** Immediate: nothing of the profile can be found from then on. */
export const hide = async (wallet: Wallet): Promise<void> => {
  const answer = await verifierCaller(wallet).call(withdrawProfile);
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
};
