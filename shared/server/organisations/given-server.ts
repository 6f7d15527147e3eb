import * as identity from '#shared/contracts/identity';
import * as contracts from '#shared/contracts/organisations';
import { identityModule, invitePlatformAdministrator, makeAuthenticate } from '#shared/server/identity/index';
import type { Mail } from '#shared/server/house';
import { makeKeys } from '#shared/server/keys/index';
import { makePlatformKey } from '#shared/server/keys/platform-key';
import type { Permissions } from '#shared/server/kernel';
import { notificationsModule } from '#shared/server/notifications/index';
import { drainOutbox } from '#shared/server/outbox-worker';
import type { Client } from '#shared/server/testing/client';
import { beforeDatabaseStops } from '#shared/server/testing/database';
import type { Reaction } from '#shared/server/reactions';
import type { TestHouse } from '#shared/server/testing/house';
import { type AppParts, startServer, type TestServer } from '#shared/server/testing/server';
import { givenSiret } from './given.ts';
import { makeOrganisationsModule } from './index.ts';
import type { Setting } from './setting.ts';

const member = ['organisation:read:own', 'member:read:own'];
const admin = [...member, 'member:invite:own', 'organisation:update:own'];
const roles: Readonly<Record<'issuer' | 'verifier', Permissions>> = {
  issuer: { trainer: member, manager: member, admin, platform: ['organisation:approve:platform'] },
  verifier: { recruiter: member, admin, platform: ['organisation:approve:platform'] },
};
const settings: Readonly<Record<'issuer' | 'verifier', Setting>> = {
  issuer: { prefix: 'o', kinds: ['training', 'assessment'], outsideIssuers: true },
  verifier: { prefix: 'c', kinds: ['company'], outsideIssuers: false },
};

export interface GivenServer extends TestServer {
  /** Lets everything recorded so far reach its reactions: mail leaves. */
  settle(): Promise<void>;
  /** The last mail to an address; fails when there is none. */
  mailTo(address: string): Promise<Mail>;
  /** The one-time code in the link of the last mail to an address. */
  codeFor(address: string): Promise<string>;
}

export const password = 'la pluie tombe sur Nantes';

export type ServerParts = AppParts & { readonly reactions: readonly Reaction[] };

/** The module and identity alone, for the specs of this room. */
const ownParts = (app: 'issuer' | 'verifier'): ServerParts => {
  const modules = [identityModule, makeOrganisationsModule(settings[app]), notificationsModule];
  return {
    authenticate: makeAuthenticate(() => Promise.resolve(null)),
    permissions: roles[app],
    modules: modules.flatMap((module) => module.routes ?? []),
    reactions: modules.flatMap((module) => module.reactions ?? []),
  };
};

/** Identity and organisations over HTTP, with real signing workers; or a whole application, given its parts. */
export const givenServer = async (
  app: 'issuer' | 'verifier',
  changes: Readonly<Record<string, string>> = {},
  parts: (house: TestHouse) => ServerParts = () => ownParts(app),
): Promise<GivenServer> => {
  let reactions: readonly Reaction[] = [];
  const server = await startServer(
    app,
    (house) => {
      const made = parts(house);
      reactions = made.reactions;
      return made;
    },
    changes,
  );
  const { masterKeyFile, platformKeyFile } = server.house.config;
  makePlatformKey(masterKeyFile, platformKeyFile);
  const keys = await makeKeys({ masterKeyFile, platformKeyFile, workers: 1 });
  beforeDatabaseStops(() => keys.close());
  Object.assign(server.house, { keys });
  const settle = async (): Promise<void> => void (await drainOutbox(server.house, reactions));
  const mailTo = async (address: string): Promise<Mail> => {
    await settle();
    const mail = server.house.mails.findLast((one) => one.to === address);
    if (!mail) throw new Error('no mail to this address');
    return mail;
  };
  const codeFor = async (address: string): Promise<string> => /#([\w-]{43})/u.exec((await mailTo(address)).text)![1]!;
  return { ...server, settle, mailTo, codeFor };
};

let number = 0;

export const givenSignUp = (app: 'issuer' | 'verifier', changes: Partial<Record<string, unknown>> = {}) => {
  number += 1;
  return {
    kind: app === 'issuer' ? ('training' as const) : ('company' as const),
    ...{
      name: `Atelier numéro ${number}`,
      siret: givenSiret(),
      contactName: 'Samira Haddad',
      email: `samira-${number}@ardoise.example`,
      password,
    },
    ...changes,
  };
};

/** Signs up, opens the link, signs in: a client who administers an organisation that waits. */
export const givenAdministrator = async (server: GivenServer, changes: Partial<Record<string, unknown>> = {}) => {
  const body = givenSignUp(server.house.config.app, changes);
  const client = server.client();
  await client.call(contracts.signUp, { body });
  await client.call(identity.confirmEmail, { body: { code: await server.codeFor(body.email) } });
  const signedIn = await client.call(identity.signIn, { body: { email: body.email, password } });
  return { client, body, organisationId: signedIn.body.organisationId!, accountId: signedIn.body.account!.id };
};

/** The first platform administrator, by the one-time link of `npm run admin:create`. */
export const givenPlatform = async (server: GivenServer): Promise<Client> => {
  const email = `plateforme-${crypto.randomUUID()}@carnet.example`;
  const link = await invitePlatformAdministrator(server.house, { email, name: 'Ines Morel' });
  const client = server.client();
  const answer = await client.call(identity.acceptInvitation, { body: { code: link.split('#')[1]!, password } });
  if (answer.status !== 200) throw new Error(`the platform's administrator could not join: ${answer.status}`);
  return client;
};

/** An administrator whose organisation the platform has approved. */
export const givenApproved = async (server: GivenServer, platform: Client, changes: Partial<Record<string, unknown>> = {}) => {
  const administrator = await givenAdministrator(server, changes);
  const answer = await platform.call(contracts.approveOrganisation, { params: { organisationId: administrator.organisationId } });
  return { ...administrator, organisation: answer.body };
};
