import { bitstringEntry, statusPurposes } from '#shared/credentials/bitstring-status-list';
import { competenceClaims } from '#shared/credentials/competence-claims';
import { givenCompetence } from '#shared/credentials/given';
import type { JsonObject } from '#shared/credentials/ports';
import { givenKeyFiles, type GivenKeyFiles } from './given.ts';
import { makeKeys, type KeptKey, type Keys } from './index.ts';
import type { KeptBadgeKey } from './keys.ts';

const alias = 'organisme.example:o:atelier';
const lists = 'https://organisme.example/o/atelier/bitstring/1';

describe('what a signing worker exports', () => {
  let files: GivenKeyFiles;
  let keys: Keys;
  let key: KeptKey;
  let badge: KeptBadgeKey;

  beforeAll(async () => {
    files = givenKeyFiles();
    keys = await makeKeys({ ...files, workers: 1 });
    key = await keys.createDid(alias);
    badge = await keys.createBadgeKey(key.did);
  }, 60_000);
  afterAll(async () => {
    await keys.close();
    files.remove();
  });

  const document = (changes: JsonObject = {}): JsonObject => {
    const { ld } = competenceClaims(givenCompetence(key.did));
    const sub = 'did:jwk:eyJ9';
    return {
      ...ld,
      id: 'urn:uuid:5b0c4a3e-2f6c-4f7d-9d55-6b2f5c9d8e10',
      issuer: { id: key.did, type: ['Profile'], name: 'Atelier' },
      ...{ validFrom: '2026-11-21T00:00:00Z', validUntil: '2031-11-21T00:00:00Z' },
      credentialSubject: { ...(ld['credentialSubject'] as JsonObject), id: sub },
      credentialStatus: statusPurposes.map((purpose) => bitstringEntry({ uri: `${lists}/${purpose}`, index: 7, purpose })),
      ...{ iss: key.did, jti: 'urn:uuid:5b0c4a3e-2f6c-4f7d-9d55-6b2f5c9d8e10', sub },
      ...{ nbf: Date.UTC(2026, 10, 21) / 1000, exp: Date.UTC(2031, 10, 21) / 1000 },
      ...changes,
    };
  };
  const asBadge = (changes: JsonObject = {}) => keys.signExport({ format: 'open-badge', key: badge, document: document(changes) });
  const asVc = (changes: JsonObject = {}) => keys.signExport({ format: 'vc+jwt', key, document: document(changes) });

  it('is a credential in either form', async () => {
    expect((await asVc()).split('.').length).toBe(3);
    expect((await asBadge()).split('.').length).toBe(3);
  });

  it('is nothing that could not be withdrawn, or only by somebody else', async () => {
    const entry = (changes: JsonObject) =>
      statusPurposes.map((purpose) => ({ ...bitstringEntry({ uri: `${lists}/${purpose}`, index: 7, purpose }), ...changes }));
    const bad: readonly unknown[] = [
      undefined,
      [],
      entry({}).slice(0, 1),
      [...entry({})].reverse(),
      entry({ statusListIndex: '-1' }),
      entry({ statusListCredential: 'https://organisme.example/o/autre/bitstring/1/revocation' }),
      entry({ type: 'StatusList2021Entry' }),
    ];
    for (const credentialStatus of bad) await expectAsync(asVc({ credentialStatus })).toBeRejectedWithError(/not signed/u);
  });

  it('is nothing in another’s name, of another kind, or that says what we never say', async () => {
    const bad: readonly JsonObject[] = [
      { issuer: 'did:web:organisme.example:o:autre' },
      { iss: 'did:web:organisme.example:o:autre' },
      { type: ['VerifiableCredential', 'BitstringStatusListCredential'] },
      { type: ['VerifiableCredential', 'OpenBadgeCredential', 'DiplomaCredential'] },
      { '@context': ['https://www.w3.org/2018/credentials/v1'] },
      { id: 'https://ailleurs.example/1' },
      { proof: {} },
      { validUntil: '2099-01-01T00:00:00Z' },
      { validUntil: undefined },
    ];
    for (const changes of bad)
      await expectAsync(asVc(changes))
        .withContext(JSON.stringify(changes))
        .toBeRejectedWithError(/not signed/u);
  });

  it('is no badge whose JWT says something else than its credential', async () => {
    const bad: readonly JsonObject[] = [
      { jti: 'urn:uuid:0' },
      { sub: 'did:jwk:other' },
      { nbf: 1 },
      { exp: undefined },
      { iss: undefined },
      { credentialSubject: { id: 'did:jwk:eyJ9', programme: 'Carreleur' } },
      { type: ['VerifiableCredential', 'AttendanceCredential'] },
    ];
    for (const changes of bad)
      await expectAsync(asBadge(changes))
        .withContext(JSON.stringify(changes))
        .toBeRejectedWithError(/not signed/u);
  });

  it('is refused by a key whose row was swapped', async () => {
    const other = await keys.createBadgeKey(key.did);
    const swapped: readonly KeptBadgeKey[] = [
      { ...badge, wrapped: other.wrapped },
      { ...badge, publicJwk: other.publicJwk },
      { ...badge, did: 'did:web:organisme.example:o:autre' },
    ];
    for (const one of swapped)
      await expectAsync(
        keys.signExport({ format: 'open-badge', key: one, document: document({ issuer: one.did, iss: one.did }) }),
      ).toBeRejected();
  });
});
