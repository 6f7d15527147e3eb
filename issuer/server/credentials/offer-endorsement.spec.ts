import { randomUUID } from 'node:crypto';
import type { Day } from '#shared/contract/values';
import { endorsementWithdrawn, experienceEndorsed } from '#shared/contracts/issuer/endorsements';
import { credentialPayloads } from '#shared/contracts/protocol/credential-payloads';
import { readClaims } from '#shared/credentials/read-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { copiesPerIssuance } from './copies.ts';
import { givenOrganism, givenPerson, givenWalletOffer, issuancesOf, theIssuer, type GivenIssuer, type GivenOrganism } from './given.ts';
import { newWalletKey, receive } from './given-wallet.ts';

const digest = `sha256-${'A'.repeat(43)}=`;
const endorsed = (organism: GivenOrganism, personId: string) => ({
  ...{ organisationId: organism.id, endorsementId: randomUUID(), personId, endorsedOn: '2026-11-20' as Day, endorserRole: 'trainer' },
  competences: [{ name: 'Poser un carrelage', code: '300423' }],
  declared: { title: 'Aide carreleuse', organisation: 'Chantiers Diallo', digest },
  evidence: [{ name: 'certificat.pdf', digest }],
});

describe('an endorsed experience', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  it('waits as a credential of the organism’s own, once, in as many copies as the others, linked by hash', async () => {
    const personId = await givenPerson(issuer, organism);
    const payload = endorsed(organism, personId);
    await issuer.hear(organism.id, experienceEndorsed, payload);
    await issuer.hear(organism.id, experienceEndorsed, payload);
    const [issuance, ...more] = await issuancesOf(issuer, organism, personId);
    expect([issuance!.kind, issuance!.title, more.length]).toEqual(['endorsement', 'Aide carreleuse', 0]);

    const holders = await Promise.all(Array.from({ length: copiesPerIssuance }, () => newWalletKey()));
    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance!), { holders });
    const { payload: said } = await readSdJwt(credentials[0]!, nodeCrypto);

    expect(credentials.length).toBe(copiesPerIssuance);
    expect(said['iss']).toBe(organism.did);
    expect(credentialPayloads.endorsement.safeParse(said).error).toBeUndefined();
    expect(Object.fromEntries(readClaims('endorsement', said).map(({ key, text }) => [key, text]))).toEqual({
      ...{ competences: 'Poser un carrelage', experience: 'Aide carreleuse', organisation: 'Chantiers Diallo' },
      ...{ declaration: digest, endorsedOn: '2026-11-20', endorserRole: 'trainer', evidence: 'certificat.pdf' },
    });
  });

  it('is revoked when the organism withdraws it, with its reason, and offered no more when it is told too late', async () => {
    const personId = await givenPerson(issuer, organism);
    const payload = endorsed(organism, personId);
    const { organisationId, endorsementId } = payload;
    await issuer.hear(organism.id, experienceEndorsed, payload);
    const [issuance] = await issuancesOf(issuer, organism, personId);
    await receive(await givenWalletOffer(issuer, organism, issuance!));

    await issuer.hear(organism.id, endorsementWithdrawn, { organisationId, endorsementId, personId, reason: 'Erreur de personne' });
    await issuer.hear(organism.id, experienceEndorsed, payload);

    const [ended, ...more] = await issuancesOf(issuer, organism, personId);
    expect([ended!.state, ended!.reasonCode, ended!.reason, more.length]).toEqual([
      ...['revoked', 'endorsement-withdrawn', 'Erreur de personne', 0],
    ]);
  });
});
