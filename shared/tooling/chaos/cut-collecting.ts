/** A credential is collected, or copies are asked for again, while the line is cut once; then the wallet tries again, as a person would. */
import { collectWaiting, listWaiting, type Waiting } from '../../../wallet/src/credentials/collect-waiting.ts';
import { refillCopies } from '../../../wallet/src/credentials/refill-copies.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { isNetworkFault } from '../../../wallet/src/vault/network-fault.ts';
import { Refusal, type Wallet } from '../../../wallet/src/vault/wallet.ts';
import { IssuanceCopyModel } from '../../../issuer/server/credentials/issuance-copy.model.ts';
import { IssuanceModel } from '../../../issuer/server/credentials/issuance.model.ts';
import type { Cut } from './cut-proxy.ts';
import { offerOne, restarted, type CutWorld } from './cut-world.ts';
import { inside } from './inside.ts';

/** What one cut did: what the person was told, and every fault found afterwards. */
export interface Played {
  readonly told: string;
  readonly fired: boolean;
  readonly requests: readonly string[];
  readonly faults: readonly string[];
}

/** Refusals that say: the other side did not answer. Of a cut, anything else blames somebody for what the network did. */
const honest = ['issuer-unreachable', 'request-unreachable'];

/** What the wallet tells: done, a refusal it has words for, or the network. */
export const toldOf = async (work: () => Promise<string>): Promise<string> => {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Refusal) return honest.includes(cause.code) ? `refused: ${cause.code}` : `FAULT refused: ${cause.code}`;
    if (isNetworkFault(cause)) return 'network';
    return `FAULT ${String(cause)}`;
  }
};

const heldOf = async (wallet: Wallet, issuanceId: string): Promise<readonly StoredCredential[]> =>
  (await wallet.store.all<StoredCredential>('credentials')).filter((one) => one.issuanceId === issuanceId);

/** Each copy signs with a key that is really there, and no two copies share one. */
const copyFaults = async (wallet: Wallet, { copies }: StoredCredential): Promise<readonly string[]> => {
  const faults = new Set(copies.map(({ thumbprint }) => thumbprint)).size === copies.length ? [] : ['two copies on one key'];
  for (const { thumbprint } of copies) await wallet.keyring.sign(thumbprint, 'x').catch(() => faults.push('a copy without its key'));
  return faults;
};

/** The wallet and the organism hold the same: one credential, copy for copy, delivered. */
const compare = async (world: CutWorld, wallet: Wallet, issuanceId: string): Promise<readonly string[]> => {
  const held = await heldOf(wallet, issuanceId);
  const { state, copies } = await inside(world, async (scope) => ({
    state: (await IssuanceModel.query(scope.db).findById(issuanceId))?.state,
    copies: await IssuanceCopyModel.query(scope.db).where({ issuanceId }).whereNotNull('holder'),
  }));
  if (held.length !== 1) return [`${held.length} held`];
  const theirs = copies.map(({ holder }) => holder).sort();
  const ours = held[0]!.copies.map(({ thumbprint }) => thumbprint).sort();
  return [
    ...(state === 'delivered' ? [] : [`the organism says ${state}`]),
    ...(JSON.stringify(theirs) === JSON.stringify(ours) ? [] : [`${ours.length} copies here, ${theirs.length} signed there`]),
    ...(await copyFaults(wallet, held[0]!)),
  ];
};

/** What must hold right after the cut, before anything is tried again: whole or not at all. */
const half = async (wallet: Wallet, issuanceId: string, told: string): Promise<readonly string[]> => {
  const held = await heldOf(wallet, issuanceId);
  const faults = told.startsWith('FAULT') ? [told] : [];
  if ((told === 'kept') !== (held.length === 1)) faults.push(`told ${told}, ${held.length} held`);
  for (const one of held) faults.push(...(await copyFaults(wallet, one)));
  return faults;
};

const again = async (wallet: Wallet, item: Waiting): Promise<void> => {
  const { items } = await listWaiting(wallet);
  if (items.some(({ issuanceId }) => issuanceId === item.issuanceId)) await collectWaiting(wallet, item);
};

/** `null` cuts nothing: what an undisturbed exchange asks, in order. */
export const playCollecting = async (world: CutWorld, cut: Cut | null): Promise<Played> => {
  const item = await offerOne(world);
  const wallet = await restarted(world);
  const proxy = world.proxies.issuer;
  proxy.arm(cut);
  const told = await toldOf(() => collectWaiting(wallet, item).then(() => 'kept'));
  const { fired, heard: requests } = proxy;
  proxy.arm(null);
  const faults = [...(await half(wallet, item.issuanceId, told))];
  const retried = await toldOf(() => again({ ...wallet }, item).then(() => 'kept'));
  if (retried !== 'kept') faults.push(`tried again: ${retried}`);
  return { told, fired, requests, faults: [...faults, ...(await compare(world, wallet, item.issuanceId))] };
};

export const playRefilling = async (world: CutWorld, cut: Cut | null): Promise<Played> => {
  const { issuanceId } = await offerOne(world).then((item) => collectWaiting(world.pupil.wallet, item));
  const wallet = await restarted(world);
  const [before] = await heldOf(wallet, issuanceId!);
  const proxy = world.proxies.issuer;
  proxy.arm(cut);
  const told = await toldOf(() => refillCopies(wallet, before!).then(() => 'kept'));
  const { fired, heard: requests } = proxy;
  proxy.arm(null);
  const [between] = await heldOf(wallet, issuanceId!);
  const grown = between!.copies.length - before!.copies.length;
  const faults = told.startsWith('FAULT') ? [told] : [];
  if ((told === 'kept') !== grown > 0) faults.push(`told ${told}, ${grown} more copies`);
  const retried = grown > 0 ? 'kept' : await toldOf(() => refillCopies({ ...wallet }, between!).then(() => 'kept'));
  if (retried !== 'kept') faults.push(`tried again: ${retried}`);
  const [after] = await heldOf(wallet, issuanceId!);
  if (after!.copies.length !== 2 * before!.copies.length) faults.push(`${after!.copies.length} copies in the end`);
  return { told, fired, requests, faults: [...faults, ...(await compare(world, wallet, issuanceId!))] };
};
