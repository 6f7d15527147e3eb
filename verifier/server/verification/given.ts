/** Issuers that run elsewhere, over real HTTP: registry, DID documents, status lists, and credentials they sign. For specs and demonstrations. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { competenceClaims } from '#shared/credentials/competence-claims';
import { didWebDocument, didWebOf } from '#shared/credentials/did-web';
import { enrolmentClaims } from '#shared/credentials/enrolment-claims';
import {
  givenCompetence,
  givenEntry,
  givenKey,
  givenRegistry,
  givenStatusToken,
  type GivenIssuer,
  type GivenKey,
} from '#shared/credentials/given';
import { issueSdJwt } from '#shared/credentials/issue';
import type { ClaimsToSign } from '#shared/credentials/ld';
import type { JsonObject } from '#shared/credentials/ports';
import type { CompetenceRecord } from '#shared/credentials/competence-claims';
import { makeStatusList, setStatus, statusValues, type StatusList } from '#shared/credentials/status-list';
import { vctOf, type CredentialType } from '#shared/credentials/vct';
import { webCrypto } from '#shared/credentials/web-crypto';

export interface GivenOrganism extends GivenIssuer {
  readonly slug: string;
  readonly name: string;
  readonly list: StatusList;
  readonly statusUri: string;
}

/** A credential with the key it is bound to: what a wallet keeps. */
export interface HeldCredential {
  readonly compact: string;
  readonly key: GivenKey;
  readonly kind: CredentialType;
  /** Its place in its organism's status list. */
  readonly index: number;
}

export interface CredentialChanges {
  readonly payload?: JsonObject;
  readonly header?: Readonly<Record<string, string>>;
  /** Bound to this key instead of a fresh one. */
  readonly key?: GivenKey;
}

interface Pages {
  readonly content: Map<string, () => Promise<string> | string>;
  readonly asked: string[];
  readonly down: Set<string>;
}

const listen = async (pages: Pages): Promise<{ readonly server: Server; readonly url: string }> => {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    pages.asked.push(path);
    const page = pages.down.has(path) ? undefined : pages.content.get(path);
    if (!page) return void response.writeHead(pages.down.has(path) ? 503 : 404).end();
    return void Promise.resolve(page()).then((text) => response.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
};

/** The issuing side of a spec. `now` is the clock of what it signs, in seconds; it follows when changed. */
export class GivenIssuers {
  readonly url: string;
  readonly registryKey: GivenKey;
  /** Paths asked of it, in order. */
  readonly asked: string[];
  /** Paths that do not answer (503). */
  readonly down: Set<string>;
  readonly registered: GivenOrganism[] = [];
  now: number;
  readonly #server: Server;
  readonly #pages: Pages;
  #index = 0;

  private constructor(running: { server: Server; url: string }, pages: Pages, registryKey: GivenKey, now: number) {
    this.#server = running.server;
    this.url = running.url;
    this.#pages = pages;
    this.asked = pages.asked;
    this.down = pages.down;
    this.registryKey = registryKey;
    this.now = now;
    pages.content.set('/registry', () => this.#registry());
  }

  static async start(now: number): Promise<GivenIssuers> {
    const pages: Pages = { content: new Map(), asked: [], down: new Set() };
    return new GivenIssuers(await listen(pages), pages, await givenKey(), now);
  }

  #registry(): Promise<string> {
    const entries = this.registered.map((one) => givenEntry(one.did, { name: one.name }));
    return givenRegistry(this.registryKey, entries, { iss: this.url, iat: this.now, exp: this.now + 86_400, ttl: 300 });
  }

  /** An organism with its DID document and status list; in the registry unless said otherwise. */
  async organism(slug: string, { name = 'Atelier des Bâtisseurs', registered = true } = {}): Promise<GivenOrganism> {
    const key = await givenKey();
    const did = didWebOf(this.url, `o/${slug}`);
    const kid = `${did}#key-1`;
    const document = didWebDocument(did, [{ kid, publicJwk: key.jwk }]);
    const organism: GivenOrganism = {
      ...key,
      did,
      kid,
      document,
      slug,
      name,
      list: { ...makeStatusList(2 ** 17, 2), replacedValue: statusValues.replaced },
      statusUri: `${this.url}/o/${slug}/status/1`,
    };
    this.#pages.content.set(`/o/${slug}/did.json`, () => JSON.stringify(document));
    this.#pages.content.set(`/o/${slug}/status/1`, () => this.#statusToken(organism));
    if (registered) this.registered.push(organism);
    return organism;
  }

  #statusToken(organism: GivenOrganism): Promise<string> {
    const payload = { sub: organism.statusUri, iat: this.now, exp: this.now + 86_400 };
    return givenStatusToken(organism, { list: organism.list, payload });
  }

  /** 1 revokes, 2 suspends, 3 says replaced; seen by a reader at its next fetch. */
  setStatus(organism: GivenOrganism, held: Pick<HeldCredential, 'index'>, value: 0 | 1 | 2 | 3): void {
    setStatus(organism.list, held.index, value);
  }

  async #issue(organism: GivenOrganism, kind: CredentialType, claims: ClaimsToSign, changes: CredentialChanges): Promise<HeldCredential> {
    this.#index += 1;
    const index = this.#index;
    const key = changes.key ?? (await givenKey());
    const payload = {
      iss: organism.did,
      iat: this.now - 3600,
      exp: this.now + 365 * 86_400,
      vct: vctOf(this.url, kind),
      status: { status_list: { uri: organism.statusUri, idx: index } },
      cnf: { jwk: { ...key.jwk } },
      ld: claims.ld,
      ...changes.payload,
    };
    const header = { typ: 'dc+sd-jwt', kid: organism.kid, ...changes.header };
    return { compact: await issueSdJwt({ header, payload, disclosable: claims.disclosable }, webCrypto, organism.sign), key, kind, index };
  }

  competence(organism: GivenOrganism, record: Partial<CompetenceRecord> = {}, changes: CredentialChanges = {}): Promise<HeldCredential> {
    return this.#issue(organism, 'competence', competenceClaims(givenCompetence(organism.did, record)), changes);
  }

  enrolment(organism: GivenOrganism, givenName = 'Awa', familyName = 'Diallo', changes: CredentialChanges = {}): Promise<HeldCredential> {
    const record = {
      givenName,
      familyName,
      email: 'awa.diallo@courriel.example',
      programme: 'Carreleur',
      session: 'Automne 2026',
      startsOn: '2026-09-01',
      endsOn: '2026-12-18',
    };
    return this.#issue(organism, 'enrolment', enrolmentClaims(record), changes);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}
