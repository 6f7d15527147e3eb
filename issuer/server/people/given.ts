import { createHash, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type * as z from 'zod';
import type { CallOf, ReplyOf, Route } from '#shared/contract/route';
import type { Scope } from '#shared/server/scope';
import type { TestServer } from '#shared/server/testing/server';
import type { Heard } from '#shared/server/testing/client';
import { walletDeviceRemoved } from '#shared/contracts/issuer/devices';
import { closeConnection } from './close-connection.ts';
import { WalletConnectionModel } from './wallet.model.ts';

export interface ProofChanges {
  readonly htm?: string;
  readonly htu?: string;
  readonly iat?: number;
  readonly jti?: string;
  readonly ath?: string;
  readonly typ?: string;
}

/** A wallet without a screen: a P-256 key that proves itself on every call (RFC 9449), and the tokens it was given. */
export class GivenWallet {
  readonly #server: TestServer;
  readonly #privateKey: CryptoKey;
  readonly #jwk: object;
  readonly thumbprint: string;
  accessToken: string | null = null;
  refreshToken = '';

  constructor(server: TestServer, privateKey: CryptoKey, jwk: object, thumbprint: string) {
    this.#server = server;
    this.#privateKey = privateKey;
    this.#jwk = jwk;
    this.thumbprint = thumbprint;
  }

  /** A proof by the server's own clock; `changes` spoil it. */
  proof(method: string, path: string, changes: ProofChanges = {}): Promise<string> {
    const { typ = 'dpop+jwt', ...claims } = changes;
    const ath = this.accessToken === null ? {} : { ath: createHash('sha256').update(this.accessToken).digest('base64url') };
    const iat = Math.floor(this.#server.house.clock().getTime() / 1000);
    return new SignJWT({ htm: method, htu: this.#server.url + path, jti: randomUUID(), iat, ...ath, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ, jwk: this.#jwk })
      .sign(this.#privateKey);
  }

  /** Calls a contract route from the wallet's origin; `proof` null sends none. */
  async call<T extends Route<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>>(
    route: T,
    given: CallOf<T> = {},
    proof?: string | null,
  ): Promise<Heard<ReplyOf<T>>> {
    const path = Object.entries(given.params ?? {}).reduce<string>(
      (made, [name, value]) => made.replace(`:${name}`, String(value)),
      route.path,
    );
    const headers: Record<string, string> = {};
    if (this.accessToken !== null && route.allow === 'wallet') headers['authorization'] = `DPoP ${this.accessToken}`;
    if (proof !== null) headers['dpop'] = proof ?? (await this.proof(route.method, path));
    return this.#server.client(this.#server.house.config.walletUrl).call(route, given, headers);
  }
}

/** A wallet with a key of its own, connected to nobody yet. */
export const givenWallet = async (server: TestServer): Promise<GivenWallet> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const jwk = { kty, crv, x, y };
  return new GivenWallet(server, privateKey, jwk, await calculateJwkThumbprint(jwk));
};

/** A wallet connected for that person, which speaks this language. */
export const givenLanguage = async (
  scope: Scope,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
  locale: 'fr' | 'en',
): Promise<void> => {
  await WalletConnectionModel.query(scope.db).insert({
    ...{ organisationId, personId, thumbprint: personId, connectedAt: scope.now(), locale },
  });
};

interface Holder {
  readonly organisationId: string;
  readonly personId: string;
}

/** A device that stands for that person: its connection. */
export const givenDevice = async (scope: Scope, holder: Holder): Promise<string> => {
  const row = { ...holder, thumbprint: randomUUID(), connectedAt: scope.now(), device: null };
  return (await WalletConnectionModel.query(scope.db).insert(row)).id;
};

/** As another device of the person takes it out. */
export const givenDeviceRemoved = async (scope: Scope, holder: Holder, connectionId: string): Promise<void> => {
  await closeConnection(scope, { ...holder, id: connectionId }, 'removed');
  await scope.record(walletDeviceRemoved, holder.personId, { ...holder, connectionId });
};
