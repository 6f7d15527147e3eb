import { decodeJwt } from 'jose';
import { competenceValidated } from '#shared/contracts/issuer/competences';
import { StatusClaim } from '#shared/contracts/protocol/status-list';
import { listsOf } from '#shared/credentials/offline-organisms';
import {
  givenOrganism,
  givenPerson,
  givenValidated,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import { receive } from '../given-wallet.ts';

describe('the aggregation of status lists', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer, { name: 'Organisme des Listes' });
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const fetcher = async (url: string) => {
    const answer = await fetch(url);
    return { status: answer.status, headers: answer.headers, body: new Uint8Array(await answer.arrayBuffer()) };
  };

  it('leads from the metadata of an organism to every list its credentials stand in, and to no other’s', async () => {
    const personId = await givenPerson(issuer, organism);
    await issuer.hear(organism.id, competenceValidated, givenValidated(organism, personId));
    const [issuance] = await issuancesOf(issuer, organism, personId);
    const { credentials } = await receive(await givenWalletOffer(issuer, organism, issuance!));
    const used = credentials.map(
      (compact) => StatusClaim.parse((decodeJwt(compact.split('~')[0]!) as { status: unknown }).status).status_list.uri,
    );
    const neighbour = await givenOrganism(issuer, { name: 'Organisme sans Liste' });

    expect([...new Set(used)]).toEqual([...(await listsOf(organism.did, fetcher))]);
    expect(await listsOf(neighbour.did, fetcher)).toEqual([]);
  });

  it('is open to every origin, and unknown of an organism that is not there', async () => {
    const answer = await fetch(`${organism.url}/status-lists`, { headers: { origin: 'https://ailleurs.example' } });

    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect((await fetch(`${organism.url}-absent/status-lists`)).status).toBe(404);
  });
});
