import type { Context } from 'koa';
import type { Problem } from '../../contract/problem.ts';
import type { Method } from '../../contract/route.ts';

export type Params = Readonly<Record<string, string>>;
export type Handler = (ctx: Context, params: Params) => Promise<void>;

export interface Entry {
  readonly method: Method;
  readonly path: string;
  readonly segments: readonly string[];
  readonly crossOrigin: boolean;
  readonly declared: readonly Problem[];
  readonly handle: Handler;
}

export interface Found {
  readonly entry: Entry;
  readonly params: Params;
}

const none: Params = {};

const paramsOf = (entry: Entry, given: readonly string[]): Params | null => {
  const params: Record<string, string> = {};
  for (let index = 0; index < entry.segments.length; index += 1) {
    const wanted = entry.segments[index]!;
    const segment = given[index]!;
    if (!wanted.startsWith(':')) {
      if (wanted !== segment) return null;
      continue;
    }
    if (segment === '') return null;
    try {
      params[wanted.slice(1)] = decodeURIComponent(segment);
    } catch {
      return null;
    }
  }
  return params;
};

/** Contract routes by method: a fixed path is one look-up, a path with parameters is compared with those of its length only. */
export class RouteTable {
  readonly #fixed = new Map<string, Entry>();
  readonly #open = new Map<string, Entry[]>();

  /** Refuses a second route at the same place: every contract route is served exactly once. */
  add(entry: Omit<Entry, 'segments'>): void {
    const segments = entry.path.split('/');
    const full: Entry = { ...entry, segments };
    const shape = segments.map((segment) => (segment.startsWith(':') ? ':' : segment)).join('/');
    if (this.entries().some((one) => one.method === entry.method && this.#shape(one) === shape)) {
      throw new Error(`${entry.method} ${entry.path} is served twice`);
    }
    if (!segments.some((segment) => segment.startsWith(':'))) {
      this.#fixed.set(`${entry.method} ${entry.path}`, full);
      return;
    }
    const key = `${entry.method} ${segments.length}`;
    this.#open.set(key, [...(this.#open.get(key) ?? []), full]);
  }

  find(method: string, path: string): Found | null {
    const fixed = this.#fixed.get(`${method} ${path}`);
    if (fixed) return { entry: fixed, params: none };
    const given = path.split('/');
    for (const entry of this.#open.get(`${method} ${given.length}`) ?? []) {
      const params = paramsOf(entry, given);
      if (params) return { entry, params };
    }
    return null;
  }

  /** The methods a path answers, for 405 and for a browser's preflight. */
  methods(path: string): readonly Found[] {
    return (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => this.find(method, path)).filter((found) => found !== null);
  }

  entries(): readonly Entry[] {
    return [...this.#fixed.values(), ...[...this.#open.values()].flat()];
  }

  #shape(entry: Entry): string {
    return entry.segments.map((segment) => (segment.startsWith(':') ? ':' : segment)).join('/');
  }
}
