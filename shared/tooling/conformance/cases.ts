/** What a conformance suite is made of: the same cases run in Node and in Chromium, over the product's own code. */
import type { CryptoPort } from '#shared/credentials/ports';

/** Files by their path below the folder. */
export type Folder = Readonly<Record<string, string>>;

export interface Case {
  readonly suite: string;
  readonly name: string;
  /** What the standard says of it. */
  readonly expected: 'accepted' | 'refused';
  /** Throws when the product refuses it. */
  readonly run: (crypto: CryptoPort) => unknown;
}

export interface Outcome {
  readonly suite: string;
  readonly name: string;
  readonly result: 'passed' | 'refused as expected' | 'deviation';
  /** Of a deviation. */
  readonly detail: string | null;
}

export const jsonAt = (folder: Folder, file: string): Readonly<Record<string, unknown>> =>
  JSON.parse(folder[file] ?? '{}') as Readonly<Record<string, unknown>>;

/** Fails the case, as a refusal would. */
export const assertSame = (found: unknown, wanted: unknown, what: string): void => {
  const [one, other] = [found, wanted].map((value) => JSON.stringify(sorted(value)));
  if (one !== other) throw new Error(`${what}: ${String(one).slice(0, 200)} is not ${String(other).slice(0, 200)}`);
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
};

const attempt = async ({ run }: Case, crypto: CryptoPort): Promise<Error | null> => {
  try {
    await run(crypto);
    return null;
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
};

export const play = async (one: Case, crypto: CryptoPort): Promise<Outcome> => {
  const { suite, name, expected } = one;
  const refusal = await attempt(one, crypto);
  if ((refusal === null) === (expected === 'accepted')) {
    return { suite, name, result: expected === 'accepted' ? 'passed' : 'refused as expected', detail: null };
  }
  return { suite, name, result: 'deviation', detail: refusal?.message ?? 'it was accepted' };
};
