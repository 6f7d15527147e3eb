import type { Context } from 'koa';
import type { Problem } from '../../contract/problem.ts';
import type { Method } from '../../contract/route.ts';

export type Params = Readonly<Record<string, string>>;
export type Handler = (ctx: Context, params: Params) => Promise<void>;

/** One part of a path; `name` when it is a parameter. */
interface Segment {
  readonly name: string | null;
  readonly text: string;
}

export interface Entry {
  readonly method: Method;
  readonly path: string;
  readonly segments: readonly Segment[];
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
    const { name, text } = entry.segments[index]!;
    const segment = given[index]!;
    if (name === null) {
      if (text !== segment) return null;
      continue;
    }
    if (segment === '') return null;
    try {
      params[name] = segment.includes('%') ? decodeURIComponent(segment) : segment;
    } catch {
      return null;
    }
  }
  return params;
};

const segmentOf = (text: string): Segment => ({ name: text.startsWith(':') ? text.slice(1) : null, text });
const shapeOf = (entry: Entry): string => entry.segments.map(({ name, text }) => (name === null ? text : ':')).join('/');

/** The routes of one method: by their whole path, or by how many segments they have. */
interface Shelf {
  readonly fixed: Map<string, Entry>;
  readonly open: Map<number, Entry[]>;
}

/** Contract routes by method: a fixed path is one look-up, a path with parameters is compared with those of its length only. */
export class RouteTable {
  readonly #shelves = new Map<string, Shelf>();

  /** Refuses a second route at the same place: every contract route is served exactly once. */
  add(entry: Omit<Entry, 'segments'>): void {
    const full: Entry = { ...entry, segments: entry.path.split('/').map(segmentOf) };
    if (this.entries().some((one) => one.method === entry.method && shapeOf(one) === shapeOf(full))) {
      throw new Error(`${entry.method} ${entry.path} is served twice`);
    }
    const shelf: Shelf = this.#shelves.get(entry.method) ?? { fixed: new Map(), open: new Map() };
    this.#shelves.set(entry.method, shelf);
    const { length } = full.segments;
    if (full.segments.every(({ name }) => name === null)) shelf.fixed.set(entry.path, full);
    else shelf.open.set(length, [...(shelf.open.get(length) ?? []), full]);
  }

  find(method: string, path: string): Found | null {
    const shelf = this.#shelves.get(method);
    if (!shelf) return null;
    const fixed = shelf.fixed.get(path);
    if (fixed) return { entry: fixed, params: none };
    const given = path.split('/');
    for (const entry of shelf.open.get(given.length) ?? []) {
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
    return [...this.#shelves.values()].flatMap(({ fixed, open }) => [...fixed.values(), ...[...open.values()].flat()]);
  }
}
