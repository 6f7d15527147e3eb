/** A presentation is read, prepared and sent while the line is cut once; then the wallet asks what became of it, and answers again if need be. */
import { createPresentationRequest, getPresentationRequest, listDisclosures } from '#shared/contracts/verifier/disclosures';
import { prepareAnswer, sendAnswer } from '../../../wallet/src/disclosure/answer-request.ts';
import { choicesOf, consentOf, tickedAtFirst } from '../../../wallet/src/disclosure/consent-lines.ts';
import { readRequest } from '../../../wallet/src/disclosure/read-request.ts';
import { settleSharings } from '../../../wallet/src/disclosure/settle-sharing.ts';
import type { Sharing } from '../../../wallet/src/disclosure/sharing.ts';
import type { Wallet } from '../../../wallet/src/vault/wallet.ts';
import { toldOf, type Played } from './cut-collecting.ts';
import type { Cut } from './cut-proxy.ts';
import { restarted, type CutWorld } from './cut-world.ts';

const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];

const answer = async (wallet: Wallet, uri: string): Promise<string> => {
  const request = await readRequest(wallet, uri);
  const consent = consentOf(request);
  const prepared = await prepareAnswer(wallet, request, choicesOf(consent, tickedAtFirst(consent)), true);
  return (await sendAnswer(wallet, prepared)).state;
};

const ask = async ({ firm }: CutWorld) => {
  const body = { purpose: 'Recrutement', wishes, retentionDays: 7, match: false };
  const { id, uri } = await firm.recruiter.call(createPresentationRequest, { body });
  const received = async () => {
    const { disclosureId } = await firm.recruiter.call(getPresentationRequest, { params: { requestId: id } });
    const { items } = await firm.recruiter.call(listDisclosures);
    return items.some((one) => one.id === disclosureId) ? disclosureId : null;
  };
  return { uri: uri!, received };
};

const linesOf = async ({ pupil: { wallet } }: CutWorld, known: ReadonlySet<string>): Promise<readonly Sharing[]> =>
  (await wallet.store.all<Sharing>('disclosures')).filter(({ id }) => !known.has(id));

/** What was told right after the cut may be less than what is known, never something else. */
const contradiction = (told: string, received: boolean): readonly string[] => {
  if (told.startsWith('FAULT')) return [told];
  const sure = told === 'shared' ? true : told === 'unknown' ? null : false;
  return sure !== null && sure !== received ? [`told ${told}, ${received ? 'received' : 'not received'}`] : [];
};

/** The verifier takes 300 requests a minute from one address: nobody answers faster than this. */
const pace = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500));

/** `null` cuts nothing: what an undisturbed exchange asks, in order. */
export const playPresenting = async (world: CutWorld, cut: Cut | null): Promise<Played> => {
  const paced = pace();
  const known = new Set((await linesOf(world, new Set())).map(({ id }) => id));
  const { uri, received } = await ask(world);
  const wallet = await restarted(world);
  const proxy = world.proxies.verifier;
  proxy.arm(cut);
  const told = await toldOf(() => answer(wallet, uri));
  const { fired, heard: requests } = proxy;
  proxy.arm(null);
  await arrived(world);
  const faults = [...contradiction(told, (await received()) !== null)];
  await settleSharings(wallet);
  const shared = (await linesOf(world, known)).some(({ state }) => state === 'shared');
  if (shared !== ((await received()) !== null)) faults.push('asked afterwards, the journal says otherwise than the company');
  const retried = shared ? 'shared' : await toldOf(() => answer({ ...wallet }, uri));
  if (retried !== 'shared') faults.push(`tried again: ${retried}`);
  // Long after: what never arrived is known not to have.
  await settleSharings({ ...wallet, clock: () => wallet.clock() + 7200 });
  const lines = await linesOf(world, known);
  const done = lines.filter(({ state }) => state === 'shared');
  if (done.length !== 1 || done[0]!.receipt?.disclosureId !== (await received())) faults.push(`${done.length} lines say shared`);
  if (lines.some(({ state }) => state === 'unknown')) faults.push('a line stays unknown');
  await paced;
  return { told, fired, requests, faults };
};

/** Until the verifier has done with whatever it was given: it verifies between two transactions. */
const arrived = async ({ proxies }: CutWorld): Promise<void> => {
  for (const end = Date.now() + 10_000; proxies.verifier.waiting > 0 && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 10));
};
