import { randomUUID } from 'node:crypto';
import type { PayloadOf } from '#shared/contract/fact';
import type { Day } from '#shared/contract/values';
import { completionIssued, completionReplaced, completionWithdrawn } from '#shared/contracts/issuer/completions';
import { credentialPayloads } from '#shared/contracts/protocol/credential-payloads';
import { readClaims } from '#shared/credentials/read-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { givenOrganism, givenPerson, givenWalletOffer, issuancesOf, theIssuer, type GivenIssuer, type GivenOrganism } from './given.ts';
import { receive } from './given-wallet.ts';

const root = 'A'.repeat(43);
const certified = (organism: GivenOrganism, personId: string, changes: Partial<PayloadOf<typeof completionIssued>> = {}) => ({
  ...{ organisationId: organism.id, completionId: randomUUID(), personId, enrolmentId: randomUUID(), sessionId: randomUUID() },
  ...{ programmeTitle: 'Carreleur', sessionTitle: 'Carreleur, automne 2026', startsOn: '2026-09-01' as Day, endsOn: '2026-11-20' as Day },
  ...{ minutes: 390, plannedMinutes: 420, halfDays: 2, merkleRoot: root, issuedOn: '2026-11-21' as Day },
  ...changes,
});

describe('a certificate of completion', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer, { name: 'Organisme de l’Ardoise' });
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const states = async (personId: string) => (await issuancesOf(issuer, organism, personId)).map((one) => one.state);

  it('waits as a credential, once, and says the hours and the root', async () => {
    const personId = await givenPerson(issuer, organism);
    const payload = certified(organism, personId);
    await issuer.hear(organism.id, completionIssued, payload);
    await issuer.hear(organism.id, completionIssued, payload);
    const [issuance, ...more] = await issuancesOf(issuer, organism, personId);
    expect([issuance!.kind, issuance!.title, more.length]).toEqual(['completion', 'Carreleur', 0]);

    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance!));
    const { payload: said } = await readSdJwt(credentials[0]!, nodeCrypto);

    expect(credentialPayloads.completion.safeParse(said).error).toBeUndefined();
    expect(credentialPayloads.participation.safeParse(said).error).toBeUndefined();
    expect(Object.fromEntries(readClaims('completion', said).map(({ key, text }) => [key, text]))).toEqual({
      ...{ programme: 'Carreleur', session: 'Carreleur, automne 2026', nature: 'action-de-formation' },
      ...{ startsOn: '2026-09-01', endsOn: '2026-11-20', hours: '6.5', plannedHours: '7', halfDays: '2' },
      ...{ merkleRoot: root, issuedOn: '2026-11-21' },
    });
  });

  it('gives its place to the one of other hours, and to nothing when no hour is left', async () => {
    const personId = await givenPerson(issuer, organism);
    const first = certified(organism, personId);
    await issuer.hear(organism.id, completionIssued, first);
    const [issuance] = await issuancesOf(issuer, organism, personId);
    await receive(await givenWalletOffer(issuer, organism, issuance!));
    const second = { ...certified(organism, personId, { minutes: 210 }), replacesCompletionId: first.completionId, reason: 'Erreur' };

    await issuer.hear(organism.id, completionReplaced, second);
    expect(await states(personId)).toEqual(['replaced', 'offered']);

    const gone = { organisationId: organism.id, completionId: second.completionId, personId, reason: 'Erreur' };
    await issuer.hear(organism.id, completionWithdrawn, gone);
    expect(await states(personId)).toEqual(['replaced', 'cancelled']);
  });
});
