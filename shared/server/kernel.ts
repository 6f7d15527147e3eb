import type Router from '@koa/router';
import type * as z from 'zod';
import type { Allow, Route } from '../contract/route.ts';
import type { House } from './house.ts';
import type { HeadedReply, RawReply } from './reply.ts';
import type { Actor, Scope } from './scope.ts';
import type { RouteTable } from './serving/route-table.ts';
import type { Dressing } from './serving/security-headers.ts';

/** What an authenticator may look at. */
export interface Incoming {
  readonly method: string;
  /** The server's public URL and the path, without the query: what a DPoP proof names as `htu` (RFC 9449). */
  readonly url: string;
  readonly address: string;
  readonly allow: Allow;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
}

export interface Identified {
  readonly actor: Actor;
  /** How: a cookie obliges mutations to prove their origin; `none` goes with the anonymous actor. */
  readonly by: 'cookie' | 'dpop' | 'bearer' | 'none';
  /** The token the `x-xsrf-token` header must equal; without it, the header must equal the readable cookie. */
  readonly xsrf?: string;
  /** Sent with the answer, whatever it is: a fresh `DPoP-Nonce`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Door {
  readonly house: House;
  /** From the application's permissions.ts. */
  permissionsOf(role: string | null): ReadonlySet<string>;
}

/**
 * Given by the application: finds who calls, in transactions of its own. For a `wallet` route it reads the DPoP token, otherwise the sign-in
 * cookie. Someone unknown is `anonymous`; a wrong proof is a `Refusal(notSignedIn)`, with its `WWW-Authenticate` header.
 */
export type Authenticate = (incoming: Incoming, door: Door) => Promise<Identified>;

/** Role to permissions: `{ trainer: ['competence:validate:assigned'], … }`. */
export type Permissions = Readonly<Record<string, readonly string[]>>;

/** What the routes of every module are mounted on. */
export interface Kernel extends Door {
  readonly authenticate: Authenticate;
  readonly table: RouteTable;
  /** The headers of every answer. */
  readonly dressing: Dressing;
  /** Every contract route mounted so far, in order. */
  readonly routes: Route[];
  /** Plain Koa routes on the server's own origin (`/mailbox`, `did.json`…). Mounted after the contract routes. */
  readonly router: Router;
  /** Routers of protocol endpoints: `*` cross-origin without credentials, OAuth errors. Use `protocolRouter(kernel)`. */
  readonly protocols: Router[];
}

/** A module mounts its routes: `export const routes: Mount = (kernel) => { serve(kernel, contract, useCase); }`. */
export type Mount = (kernel: Kernel) => void;

export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** What a use case may answer: the reply, the reply with headers, a file; nothing when the reply is empty. */
export type Answer<R> = R | HeadedReply<R> | RawReply | (Record<never, never> extends R ? void : never);

export type UseCase<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = (
  scope: Scope,
  input: Input<z.output<P>, z.output<Q>, z.output<B>>,
) => Promise<Answer<z.input<R>>>;
