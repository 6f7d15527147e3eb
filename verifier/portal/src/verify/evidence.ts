import type { Clock, Fetcher } from '#shared/credentials/ports';

export type EvidenceKind = 'registry' | 'document' | 'list';
/** `direct`: from who publishes it, just now. `relay`: from our own server, which may hold a copy. `kept`: from an earlier visit of this browser. `prepared`: taken along on purpose. */
export type EvidenceOrigin = 'direct' | 'relay' | 'kept' | 'prepared';

export interface EvidenceSource {
  readonly url: string;
  readonly kind: EvidenceKind;
  /** Whose it is; null for the registry. */
  readonly issuer: string | null;
  readonly origin: EvidenceOrigin;
  /** Seconds since 1970. */
  readonly fetchedAt: number;
  readonly stale: boolean;
}
export interface EvidenceAbout {
  readonly kind: EvidenceKind;
  readonly issuer: string | null;
}
export interface Copy {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly fetchedAt: number;
  readonly stale: boolean;
}

/** A last copy in this browser. Neither rejects. */
export interface Shelf {
  keep(url: string, body: Uint8Array, fetchedAt: number): Promise<void>;
  find(url: string): Promise<Omit<Copy, 'stale'> | null>;
}
/** Our own server's copy, for what concerns a registered issuer; null when it has none. Never rejects. */
export type Relay = (url: string, about: EvidenceAbout) => Promise<Copy | null>;

export interface EvidencePorts {
  readonly direct: Fetcher;
  readonly relay: Relay;
  readonly shelf: Shelf;
  readonly now: Clock;
}

const answered = (status: number): boolean => status === 200 || status === 404 || status === 410;

/**
 * The way of a check in the browser to what is published: from who publishes it, else from our server's copy, else from this browser's. Whole
 * documents and whole lists, so that nobody learns which credential is checked. It remembers where each came from, and how old it is.
 */
export class Evidence {
  readonly sources = new Map<string, EvidenceSource>();
  readonly #about = new Map<string, EvidenceAbout>();
  readonly #ports: EvidencePorts;

  constructor(ports: EvidencePorts) {
    this.#ports = ports;
  }

  /** Says what an address is about to be asked for. */
  note(url: string, about: EvidenceAbout): void {
    this.#about.set(url, about);
  }

  readonly fetcher: Fetcher = async (url, options) => {
    const got = await this.#ports.direct(url, options).catch(() => null);
    if (got && answered(got.status)) {
      if (got.status === 200) await this.#keep(url, got.body);
      return got;
    }
    const body = await this.#copy(url);
    return { status: 200, headers: new Headers(), body };
  };

  async #keep(url: string, body: Uint8Array): Promise<void> {
    const fetchedAt = this.#ports.now();
    this.#remember(url, { origin: 'direct', fetchedAt, stale: false });
    await this.#ports.shelf.keep(url, body, fetchedAt);
  }

  async #copy(url: string): Promise<Uint8Array> {
    const about = this.#about.get(url);
    const relayed = about ? await this.#ports.relay(url, about) : null;
    const kept = relayed && !relayed.stale ? null : await this.#ports.shelf.find(url);
    if (relayed && (!kept || kept.fetchedAt <= relayed.fetchedAt)) {
      this.#remember(url, { origin: 'relay', fetchedAt: relayed.fetchedAt, stale: relayed.stale });
      return relayed.body;
    }
    if (!kept) throw new Error('no answer, and no copy');
    this.#remember(url, { origin: 'kept', fetchedAt: kept.fetchedAt, stale: true });
    return kept.body;
  }

  #remember(url: string, came: Pick<EvidenceSource, 'origin' | 'fetchedAt' | 'stale'>): void {
    const { kind, issuer } = this.#about.get(url) ?? { kind: 'document' as const, issuer: null };
    this.sources.set(url, { url, kind, issuer, ...came });
  }
}
