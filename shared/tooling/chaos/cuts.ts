/** Hundreds of cuts of the token, credential and presentation exchange, each followed by what a person would do; then the ledger. */
import { playCollecting, playRefilling, type Played } from './cut-collecting.ts';
import { cutPoints } from './cut-points.ts';
import { playPresenting } from './cut-presenting.ts';
import type { Cut } from './cut-proxy.ts';
import { openCutWorld, type CutWorld } from './cut-world.ts';

const exchanges = { collecting: playCollecting, refilling: playRefilling, presenting: playPresenting } as const;
export type Exchange = keyof typeof exchanges;
/** Of ten cuts: so many of each. */
const shares: Readonly<Record<Exchange, number>> = { collecting: 0.4, refilling: 0.2, presenting: 0.4 };

export interface CutLedger {
  readonly cuts: number;
  /** What the person was told, how often. */
  readonly told: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const name = (exchange: Exchange, { line, phase, part }: Cut): string => `${exchange}: ${line}, ${phase} ${Math.round(part * 100)} %`;

/** Requests of both: what an exchange asks each time, and not what a registry that went stale made it ask once. */
const everyTime = (one: Played, other: Played): readonly string[] => one.requests.filter((line) => other.requests.includes(line));

/** One exchange, cut until that many cuts were really made. */
const playExchange = async (world: CutWorld, exchange: Exchange, count: number): Promise<CutLedger> => {
  const play = exchanges[exchange];
  const undisturbed = [await play(world, null), await play(world, null)] as const;
  const faults = undisturbed.flatMap((one) => one.faults.map((fault) => `${exchange}, undisturbed: ${fault}`));
  const told: Record<string, number> = {};
  let cuts = 0;
  for (const cut of cutPoints(everyTime(...undisturbed), 2 * count)) {
    if (cuts === count) break;
    const played = await play(world, cut);
    faults.push(...played.faults.map((fault) => `${name(exchange, cut)}: ${fault}`));
    if (!played.fired) continue;
    cuts += 1;
    const words = `${exchange}: ${played.told}`;
    told[words] = (told[words] ?? 0) + 1;
  }
  return { cuts, told, faults };
};

export const playCuts = async (world: CutWorld, count: number): Promise<CutLedger> => {
  const ledgers: CutLedger[] = [];
  for (const exchange of Object.keys(exchanges) as Exchange[])
    ledgers.push(await playExchange(world, exchange, Math.round(count * shares[exchange])));
  return {
    cuts: ledgers.reduce((total, { cuts }) => total + cuts, 0),
    told: Object.assign({}, ...ledgers.map(({ told }) => told)) as CutLedger['told'],
    faults: ledgers.flatMap(({ faults }) => faults),
  };
};

export async function cutLines(count: number): Promise<CutLedger> {
  const world = await openCutWorld();
  try {
    return await playCuts(world, count);
  } finally {
    await world.close();
  }
}
