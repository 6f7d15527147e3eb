/** The whole verifier over HTTP with real keys, beside issuers of its own: what this server's specs start from. */
import * as identity from '#shared/contracts/identity';
import { beforeDatabaseStops } from '#shared/server/testing/database';
import { makeKeys } from '#shared/server/keys/index';
import { makePlatformKey } from '#shared/server/keys/platform-key';
import { givenApproved, givenPlatform, password, type GivenServer } from '#shared/server/organisations/given-server';
import { drainOutbox } from '#shared/server/outbox-worker';
import type { Client } from '#shared/server/testing/client';
import { specTime } from '#shared/server/testing/house';
import { startServer } from '#shared/server/testing/server';
import { verifierParts } from './app.ts';
import { GivenIssuers } from './verification/given.ts';

export interface GivenVerifier extends GivenServer {
  readonly issuers: GivenIssuers;
  /** A platform administrator, signed in now. */
  platform(): Promise<Client>;
  /** Seconds since 1970 by the house's clock. */
  now(): number;
  /** Lets time pass, for the verifier and for the issuers. */
  wait(seconds: number): void;
}

export const givenVerifier = async (): Promise<GivenVerifier> => {
  const issuers = await GivenIssuers.start(Math.floor(specTime.getTime() / 1000));
  const settings = { ISSUER_PUBLIC_URL: issuers.url, ISSUER_REGISTRY_KEY: JSON.stringify(issuers.registryKey.jwk) };
  const server = await startServer('verifier', verifierParts, settings);
  const { house } = server;
  const { masterKeyFile, platformKeyFile } = house.config;
  makePlatformKey(masterKeyFile, platformKeyFile);
  const keys = await makeKeys({ masterKeyFile, platformKeyFile, workers: 1 });
  beforeDatabaseStops(() => keys.close());
  Object.assign(house, { keys });
  const settle = async (): Promise<void> => void (await drainOutbox(house, verifierParts(house).reactions));
  const mailTo: GivenServer['mailTo'] = async (address) => {
    await settle();
    const mail = house.mails.findLast((one) => one.to === address);
    if (!mail) throw new Error('no mail to this address');
    return mail;
  };
  const codeFor: GivenServer['codeFor'] = async (address) => /#([\w-]{43})/u.exec((await mailTo(address)).text)![1]!;
  const given = { ...server, settle, mailTo, codeFor };
  const close = async (): Promise<void> => {
    await server.close();
    await issuers.close();
  };
  const wait = (seconds: number): void => {
    house.time = new Date(house.time.getTime() + seconds * 1000);
    issuers.now += seconds;
  };
  return { ...given, close, issuers, wait, now: () => Math.floor(house.time.getTime() / 1000), platform: () => givenPlatform(given) };
};

export type GivenCompany = Awaited<ReturnType<typeof givenApproved>>;

/** An approved company and its signed-in administrator, who also recruits. */
export const givenCompany = async (verifier: GivenVerifier, name: string): Promise<GivenCompany> =>
  givenApproved(verifier, await verifier.platform(), { name });

/** The same person again after the session's idle time. */
export const signInAgain = async (company: GivenCompany): Promise<void> => {
  const answer = await company.client.call(identity.signIn, { body: { email: company.body.email, password } });
  if (answer.status !== 200) throw new Error(`no sign-in: ${answer.status}`);
};
