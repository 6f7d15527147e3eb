// Credentials signed and stored a second: holder keys given, two signing workers sign and seal, the issuer's own role and table keep them, in
// batches. Seconds, so an indication: on two cores the workers, this thread and PostgreSQL share what the machine gives (performance.md 7.7).
import { verifyCredential } from '#shared/credentials/verify';
import { didWebDocument } from '#shared/credentials/did-web';
import type { DidResolver } from '#shared/credentials/did';
import { inTenant, openDatabase } from '#shared/server/database';
import { givenKeyFiles, givenToSign } from '#shared/server/keys/given';
import { makeKeys } from '#shared/server/keys/make-keys';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { newId } from '#shared/server/random';
import { stopTestDatabases, testDatabases } from '#shared/server/testing/database';
import { median } from '../figure.ts';
import { holderKeys, now, tampered } from './credential-cases.ts';
import { assertThat, print } from './measure.ts';

const day = new Date(now * 1000);
const rounds = 5;
const batches = 16;
const batch = 500;
const lanes = 3;
const column = 'issuance_copies.sealed_credential';
const [organisationId, statusListId] = [newId(day), newId(day)];
const holders = holderKeys(batch);

const files = givenKeyFiles();
const keys = await makeKeys({ masterKeyFile: files.masterKeyFile, platformKeyFile: files.platformKeyFile, workers: 2 });
const databases = await testDatabases();
const owner = openDatabase(databases.issuer.migrationUrl, { pool: 1 });
const app = openDatabase(databases.issuer.databaseUrl, { pool: lanes });
const key = await keys.createDid('organisme.example:o:atelier');

let reserved = 0;
const makeCopy = async (issuanceId: string, place: number) => {
  const { jwk, thumbprint } = holders[place]!;
  const [id, index] = [newId(day), (reserved += 1)];
  const status = { uri: 'https://organisme.example/o/atelier/status/1', index };
  const compact = await keys.signCredential(givenToSign(key, jwk, { status }));
  const sealed_credential = await keys.seal(compact, `${column}:${id}`);
  const own = { id, organisation_id: organisationId, issuance_id: issuanceId, status_list_id: statusListId, status_index: index };
  return { ...own, number: place + 1, status: 0, holder: thumbprint, sealed_credential };
};

/** In the organisation's own name: row-level security stands, and is paid for. */
const ask = <R>(sql: string, values: readonly string[] = []): Promise<readonly R[]> =>
  inTenant(app, { organisationIds: [organisationId] }, {}, async (db) => (await db.raw<{ rows: R[] }>(sql, [...values])).rows);

const storeBatch = async (): Promise<void> => {
  const issuanceId = newId(day);
  const copies = await Promise.all(holders.map((_, place) => makeCopy(issuanceId, place)));
  const rows = JSON.stringify(copies);
  await ask('insert into issuance_copies select * from json_populate_recordset(null::issuance_copies, ?::json)', [rows]);
};

/** Credentials a second, stored. */
const rate = async (): Promise<number> => {
  const start = performance.now();
  let left = batches;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await storeBatch();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (batches * batch * 1000) / (performance.now() - start);
};

interface Row {
  readonly id: string;
  readonly holder: string;
  readonly sealed_credential: string;
}
const assertStored = async (): Promise<void> => {
  const [counted] = await ask<{ count: string }>('select count(*) from issuance_copies');
  assertThat(Number(counted!.count) === rounds * batches * batch, 'every credential is stored');
  const rows = await ask<Row>('select id, holder, sealed_credential from issuance_copies order by random() limit 50');
  const resolver: DidResolver = { resolve: () => Promise.resolve({ document: didWebDocument(key.did, [key]), fetchedAt: now }) };
  for (const { id, holder, sealed_credential } of rows) {
    const compact = await keys.open(sealed_credential, `${column}:${id}`);
    const options = { crypto: nodeCrypto, resolver, now, holder: holders.find((one) => one.thumbprint === holder)!.jwk };
    const outcomes = async (text: string) => (await verifyCredential(text, options)).checks.map(({ outcome }) => outcome);
    const [signature, , , , binding, disclosures] = await outcomes(compact);
    assertThat(
      [signature, binding, disclosures].every((one) => one === 'passed'),
      'what is stored is signed for its holder',
    );
    assertThat((await outcomes(tampered(compact)))[0] === 'failed', 'a tampered credential is refused');
  }
};

try {
  // The copies of a bench are nobody's: no issuance and no list stand behind them.
  const { rows } = await owner.raw<{ rows: { conname: string }[] }>(
    "select conname from pg_constraint where conrelid = 'issuance_copies'::regclass and contype = 'f'",
  );
  for (const { conname } of rows) await owner.raw('alter table issuance_copies drop constraint ??', [conname]);
  await rate();
  await owner.raw('truncate issuance_copies');
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) rates.push(await rate());
  await assertStored();
  print({ figure: 'credentials signed, sealed and stored', value: Math.round(median(rates)), unit: 'a second', rounds });
} finally {
  await Promise.all([owner.destroy(), app.destroy(), keys.close()]);
  await stopTestDatabases();
  files.remove();
}
