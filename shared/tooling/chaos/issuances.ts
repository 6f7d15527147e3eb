/** The issuer killed again and again under wallets that collect: every validation ends as exactly one credential, whatever died when. */
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { competenceValidated } from '#shared/contracts/issuer/competences';
import { inScope } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { makeTestHouse, type TestHouse } from '#shared/server/testing/house';
import {
  givenOrganism,
  givenPerson,
  givenValidated,
  type GivenIssuer,
  type GivenOrganism,
} from '../../../issuer/server/credentials/given.ts';
import { askCredential, askToken, newWalletKey, readOffer } from '../../../issuer/server/credentials/given-wallet.ts';
import { IssuanceModel } from '../../../issuer/server/credentials/issuance.model.ts';
import { mintWalletOffer } from '../../../issuer/server/credentials/mint-wallet-offer.ts';
import { givenDevice } from '../../../issuer/server/people/given.ts';
import { freePort } from '../free-port.ts';
import { Mortal } from '../mortal.ts';
import { rotateMeanwhile, type Rotations } from './rotations.ts';

export interface Ledger extends Rotations {
  readonly kills: number;
  readonly validations: number;
  readonly issuances: number;
  readonly signed: number;
  readonly copies: number;
  readonly statusIndices: number;
  readonly signedFacts: number;
  readonly received: number;
  readonly otherBytes: number;
  readonly retries: number;
}

interface World {
  readonly house: TestHouse;
  readonly issuer: GivenIssuer;
  readonly organism: GivenOrganism;
  readonly server: Mortal;
  /** The connection of each person's one device. */
  readonly devices: Map<string, string>;
}

const openWorld = async (): Promise<World> => {
  const port = await freePort();
  const house = await makeTestHouse('issuer', { ISSUER_PUBLIC_URL: `http://localhost:${port}` });
  Object.assign(house, { clock: () => new Date() });
  const within = <T>(organisationId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
    inScope(house, { actor: { kind: 'worker', organisationId }, tenant: { organisationIds: [organisationId] }, requestId: 'chaos' }, work);
  const issuer = { house, within } as unknown as GivenIssuer;
  const organism = await givenOrganism(issuer);
  const server = new Mortal(house.config, port);
  await server.start();
  return { house, issuer, organism, server, devices: new Map() };
};

const validateAll = async ({ issuer, organism, devices }: World, count: number): Promise<void> => {
  const people = await Promise.all(Array.from({ length: Math.min(50, count) }, () => givenPerson(issuer, organism)));
  await issuer.within(organism.id, async (scope) => {
    for (const personId of people) devices.set(personId, await givenDevice(scope, { organisationId: organism.id, personId }));
  });
  for (let done = 0; done < count; done += 100) {
    await issuer.within(organism.id, async (scope) => {
      for (let place = done; place < Math.min(count, done + 100); place += 1) {
        const validated = givenValidated(organism, people[place % people.length]!);
        await scope.record(competenceValidated, validated.validationId, validated);
      }
    });
  }
};

interface Tally {
  readonly bytes: Map<string, string>;
  otherBytes: number;
  retries: number;
}

/** A credential that is refused this often is refused for a reason, not for a server that is down. */
const most = 2000;

/** One wallet and one credential: the same keys until the bytes are there, then once more, to see the same bytes. */
const collect = async ({ house, organism, devices }: World, issuance: IssuanceModel, tally: Tally): Promise<void> => {
  const holders = [await newWalletKey()];
  const actor = {
    kind: 'wallet',
    thumbprint: 'chaos',
    connectionId: devices.get(issuance.personId)!,
    organisationId: organism.id,
    personId: issuance.personId,
  } as const;
  const once = async (): Promise<string> => {
    const { uri } = await inScope(house, { actor, tenant: { organisationIds: [organism.id] } }, (scope) =>
      mintWalletOffer(scope, { params: { issuanceId: issuance.id as never }, query: {}, body: {} }),
    );
    const session = await readOffer(uri);
    const token = await askToken(session);
    const first = (await askCredential(session, token, holders)).credentials[0]!;
    const again = (await askCredential(session, token, holders)).credentials[0]!;
    if (again !== first) tally.otherBytes += 1;
    return first;
  };
  for (let tries = 0; ; tries += 1) {
    try {
      tally.bytes.set(issuance.id, await once());
      return;
    } catch (fault) {
      if (tries > most) throw fault;
      tally.retries += 1;
      await wait(randomInt(50, 250));
    }
  }
};

const waiting = ({ issuer, organism }: World, after: string | null): Promise<IssuanceModel[]> =>
  issuer.within(organism.id, async (scope) => {
    const query = IssuanceModel.query(scope.db).where({ organisationId: organism.id }).orderBy('id').limit(500);
    return after === null ? query : query.where('id', '>', after);
  });

/** Ids are made before the commit, so one may come after those above it: this many are looked at again. */
const overlap = 200;

/** Issuances in the order they come through the outbox, each given once to whichever wallet is free. */
const makeQueue = (world: World, count: number) => {
  const ready: IssuanceModel[] = [];
  const seen = new Set<string>();
  const order: string[] = [];
  let given = 0;
  let asking: Promise<void> | null = null;
  const fill = async (): Promise<void> => {
    const found = (await waiting(world, order.at(-overlap) ?? null)).filter(({ id }) => !seen.has(id));
    for (const { id } of found) seen.add(id);
    order.push(...found.map(({ id }) => id));
    order.sort();
    ready.push(...found);
    if (found.length === 0) await wait(100);
  };
  return async (): Promise<IssuanceModel | null> => {
    while (ready.length === 0) {
      if (given >= count) return null;
      asking ??= fill().finally(() => (asking = null));
      await asking;
    }
    given += 1;
    return ready.shift()!;
  };
};

/** Kills that many times, each after up to two seconds of life: long enough to get into everything, too short to get through much. */
const killer = async (server: Mortal, kills: number): Promise<number> => {
  for (let done = 0; done < kills; done += 1) {
    await wait(randomInt(100, 2000));
    await server.kill();
    await server.start();
  }
  return kills;
};

const countOf = async (world: World, sql: string): Promise<number> => {
  const { rows } = await world.issuer.within(world.organism.id, (scope) => scope.db.raw<{ rows: { n: string }[] }>(sql));
  return Number(rows[0]!.n);
};

/** What the database says at the end, beside what the wallets hold. */
const ledgerOf = async (world: World, validations: number, tally: Tally): Promise<Omit<Ledger, 'kills' | keyof Rotations>> => ({
  validations,
  issuances: await countOf(world, 'select count(*) n from issuances'),
  signed: await countOf(world, "select count(*) n from issuances where state = 'signed'"),
  copies: await countOf(world, 'select count(*) n from issuance_copies where sealed_credential is not null'),
  statusIndices: await countOf(
    world,
    'select count(distinct (status_list_id, status_index)) n from issuance_copies where holder is not null',
  ),
  signedFacts: await countOf(world, "select count(*) n from audit_log where action = 'credential.signed'"),
  received: tally.bytes.size,
  otherBytes: tally.otherBytes,
  retries: tally.retries,
});

/** That many wallets at once, the killer beside them, and the master key changed meanwhile; then the ledger. */
export async function crashIssuances(kills: number, validations: number, wallets = 8): Promise<Ledger> {
  const world = await openWorld();
  const tally: Tally = { bytes: new Map(), otherBytes: 0, retries: 0 };
  const next = makeQueue(world, validations);
  const work = async (): Promise<void> => {
    for (let issuance = await next(); issuance; issuance = await next()) await collect(world, issuance, tally);
  };
  let over = false;
  const killing = killer(world.server, kills);
  const rotating = rotateMeanwhile(world.house, () => over);
  rotating.catch(() => undefined); // it is told where it is awaited, once nothing is left running
  try {
    await validateAll(world, validations);
    await Promise.all(Array.from({ length: wallets }, work));
    const killed = await killing;
    over = true;
    return { kills: killed, ...(await rotating), ...(await ledgerOf(world, validations, tally)) };
  } finally {
    over = true;
    await Promise.allSettled([killing, rotating]);
    await world.server.kill();
  }
}
