import type { FailedWhy } from './report.ts';
import { Refused } from './report.ts';
import { findEntry, verifyRegistry, type Registry, type RegistryPorts, type Trust, type TrustAnswer } from './registry.ts';

export interface RegistryCache {
  readonly trust: Trust;
  /** The registry as last read, fetched when needed; null when there is none to be had. */
  registry(): Promise<Registry | null>;
  /** Certificates of its authority; null when there is no registry to be had. */
  anchors(): Promise<readonly string[] | null>;
  /** Forgets it: the next question fetches. */
  clear(): void;
}

interface State {
  got: { readonly registry: Registry; readonly fetchedAt: number } | null;
  fault: FailedWhy | 'unreachable' | null;
  askAgainAt: number;
  asking: Promise<void> | null;
}

const pause = 10;

const fetchRegistry = async (ports: RegistryPorts): Promise<{ registry: Registry; fetchedAt: number }> => {
  const { status, body } = await ports.fetcher(`${ports.serverUrl}/registry`, {
    accept: 'application/carnet-registry+jwt, application/jwt',
  });
  if (status !== 200) throw new Error('not served');
  const fetchedAt = ports.now();
  return { registry: await verifyRegistry(new TextDecoder().decode(body), { ...ports, now: fetchedAt }, ports.crypto), fetchedAt };
};

const refresh = async (state: State, ports: RegistryPorts): Promise<void> => {
  try {
    state.got = await fetchRegistry(ports);
    state.fault = null;
    state.askAgainAt = state.got.fetchedAt + Math.min(Math.max(state.got.registry.ttl, 1), 86400);
  } catch (fault) {
    state.fault = fault instanceof Refused ? fault.why : 'unreachable';
    state.askAgainAt = ports.now() + pause;
  }
};

const answerOf = ({ got, fault }: State, did: string, now: number): TrustAnswer => {
  if (fault !== null && fault !== 'unreachable') return { outcome: 'refused', why: fault };
  if (!got || now >= got.registry.exp) return { outcome: 'unreachable' };
  const entry = findEntry(got.registry, did);
  return entry
    ? { outcome: 'trusted', entry, fetchedAt: got.fetchedAt, stale: fault !== null }
    : { outcome: 'unknown', fetchedAt: got.fetchedAt };
};

/** Fetches the registry at most once per its time to live; when the server is away the last one serves, told as stale, until it expires. */
export const makeRegistryCache = (ports: RegistryPorts): RegistryCache => {
  const state: State = { got: null, fault: null, askAgainAt: 0, asking: null };
  const ready = async (): Promise<void> => {
    if (ports.now() < state.askAgainAt) return;
    state.asking ??= refresh(state, ports).finally(() => (state.asking = null));
    await state.asking;
  };
  const current = async (): Promise<Registry | null> => {
    await ready();
    return state.got && ports.now() < state.got.registry.exp ? state.got.registry : null;
  };
  return {
    clear: () => void (state.askAgainAt = 0),
    async trust(did) {
      await ready();
      return answerOf(state, did, ports.now());
    },
    registry: current,
    async anchors() {
      const registry = await current();
      return registry && (registry.anchors ?? []);
    },
  };
};
