/** A wallet without a screen that answers a request and has its receipt countersigned. For specs. */
import { signReceipt, type AnsweredBy } from '#shared/contracts/verifier/receipts';
import { answerDigest } from '#shared/credentials/answer-digest';
import type { ConsentFacts } from '#shared/credentials/consent-facts';
import { signConsent, thumbprint } from '#shared/credentials/consent-receipt';
import { givenIssuer, givenKey, type GivenKey } from '#shared/credentials/given';
import { givenReceipt } from '#shared/credentials/given-receipt';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { Scope } from '#shared/server/scope';
import { encryptFor, makeVpToken, postForm, readRequest } from '../disclosures/given.ts';
import type { GivenCompany, GivenVerifier } from '../given-verifier.ts';
import type { HeldCredential } from '../verification/given.ts';
import { ConsentReceiptModel } from './consent-receipt.model.ts';

export const codeOf = (responseUri: string): string => /\/vp\/([\w-]{43})\//u.exec(responseUri)![1]!;

/** Answers a request with all that was asked, or refuses it; gives all a wallet knows of it. */
export const answerFor = async (verifier: GivenVerifier, uri: string, held: readonly HeldCredential[] | null) => {
  const request = await readRequest(uri, verifier.now());
  const vpToken = held ? await makeVpToken(request, held, { now: verifier.now() }) : null;
  const said = vpToken ? { vp_token: vpToken } : { error: 'access_denied' };
  const { status, body } = await postForm(request.responseUri, { response: await encryptFor(request, { ...said, state: request.state }) });
  const { answered_at: at } = body as { readonly answered_at?: string };
  const hashed = vpToken ? { vpToken } : { error: 'access_denied', state: request.state };
  const code = codeOf(request.responseUri);
  const shared = body.receipt ? { disclosureId: body.disclosure_id as never, receipt: body.receipt } : null;
  return { status, request, code, at: at!, answer: await answerDigest(hashed, webCrypto), shared, by: (shared ?? { code }) as AnsweredBy };
};
export type GivenAnswer = Awaited<ReturnType<typeof answerFor>>;

export interface Told {
  readonly company: GivenCompany;
  readonly key: GivenKey;
  readonly changes?: Partial<ConsentFacts>;
}

/** What the wallet says the answer was. */
export const toldFacts = async (
  verifier: GivenVerifier,
  answer: GivenAnswer,
  { company, key, changes = {} }: Told,
): Promise<ConsentFacts> => ({
  ...{ event: answer.shared ? 'given' : 'refused', at: answer.at, answer: answer.answer, previous: null },
  holder: await thumbprint(key.jwk, webCrypto),
  controller: { did: company.organisation.did!, name: company.organisation.name, siret: company.organisation.siret },
  purpose: 'Vérifier un niveau',
  claims: answer.shared ? ['competence.level', 'competence.name'] : [],
  retentionDays: 30,
  service: verifier.house.config.publicUrl,
  ...changes,
});

/** Asks the company’s half for this. */
export const countersign = async (verifier: GivenVerifier, answer: GivenAnswer, facts: ConsentFacts, key: GivenKey) => {
  const half = await signConsent(facts, key.jwk, key.sign);
  return verifier.client().call(signReceipt, { body: { about: answer.by, event: facts.event, half } });
};

/** A receipt of this sharing as it would be kept. */
export const givenKeptReceipt = async (
  scope: Scope,
  shared: { readonly id: string; readonly organisationId: string; readonly requestId: string; readonly purpose: string },
): Promise<void> => {
  const { facts, receipt } = await givenReceipt(await givenKey(), await givenIssuer(), { purpose: shared.purpose });
  const { id: disclosureId, organisationId, requestId } = shared;
  const row = { disclosureId, organisationId, requestId, event: facts.event, holder: facts.holder };
  await ConsentReceiptModel.query(scope.db).insert({ ...row, receipt: JSON.stringify(receipt), madeAt: scope.now() });
};
export { givenKey };
