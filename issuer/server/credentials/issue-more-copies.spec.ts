import * as contracts from '#shared/contracts/issuer/credentials';
import { copiesPerIssuance, mostCopies } from './copies.ts';
import { endIssuances } from './end-issuances.ts';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenWalletOffer,
  theIssuer,
  walletOf,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { askCredential, newWalletKey, notify, receive } from './given-wallet.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import type { IssuanceModel } from './issuance.model.ts';

describe('more copies of what a wallet holds', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const delivered = async (): Promise<IssuanceModel> => {
    const issuance = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    const { session, token, notificationId } = await receive(await givenWalletOffer(issuer, organism, issuance));
    await notify(session, token, notificationId, 'credential_accepted');
    return issuance;
  };
  const asking = (issuance: Pick<IssuanceModel, 'id' | 'personId'>) =>
    issuer.client().call(contracts.mintCopiesOffer, { params: { issuanceId: issuance.id } }, walletOf(organism, issuance.personId));
  const refill = async (issuance: Pick<IssuanceModel, 'id' | 'personId'>): Promise<string> => {
    const answer = await asking(issuance);
    if (answer.status !== 201) throw new Error(`no offer: ${answer.status}`);
    return answer.body.uri;
  };
  const copiesOf = ({ id }: IssuanceModel): Promise<IssuanceCopyModel[]> =>
    issuer.within(organism.id, async (scope) => IssuanceCopyModel.query(scope.db).where({ issuanceId: id }).orderBy('number'));
  const keys = (count: number) => Promise.all(Array.from({ length: count }, newWalletKey));

  it('are of the same issuance, at places of their own in the list, and forgotten once kept', async () => {
    const issuance = await delivered();
    const holders = await keys(copiesPerIssuance);

    const { credentials, session, token, notificationId } = await receive(await refill(issuance), { holders });
    expect(credentials.length).toBe(copiesPerIssuance);
    expect(await askCredential(session, token, holders)).toEqual(jasmine.objectContaining({ credentials }));
    await notify(session, token, notificationId, 'credential_accepted');

    const copies = await copiesOf(issuance);
    expect(copies.map(({ number }) => number)).toEqual(Array.from({ length: 2 * copiesPerIssuance }, (_, place) => place + 1));
    expect(new Set(copies.map(({ statusListId, statusIndex }) => `${statusListId} ${statusIndex}`)).size).toBe(copies.length);
    expect(copies.every(({ sealedCredential }) => sealedCredential === null)).toBeTrue();
  });

  it('are revoked with the rest', async () => {
    const issuance = await delivered();
    await receive(await refill(issuance));
    const { sourceKind, sourceId } = issuance;
    await issuer.within(organism.id, (scope) => endIssuances(scope, { sourceKind, sourceId, reasonCode: 'entry-mistake' }));

    const held = (await copiesOf(issuance)).filter(({ holder }) => holder !== null);
    expect(held.map(({ status }) => status)).toEqual([1, 1, 1, 1]);
    expect((await asking(issuance)).status).toBe(409);
  });

  it('are not for what waits, nor for another person', async () => {
    const waiting = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    const other = await delivered();

    expect((await asking(waiting)).status).toBe(409);
    expect((await asking({ id: other.id, personId: waiting.personId })).status).toBe(404);
  });

  it('are for new keys only, and not without end', async () => {
    const issuance = await delivered();
    const holders = await keys(2);
    const { session, token, notificationId } = await receive(await refill(issuance), { holders });
    await expectAsync(askCredential(session, token, [holders[0]!, await newWalletKey()])).toBeRejected();
    await notify(session, token, notificationId, 'credential_accepted');
    await expectAsync(askCredential(session, token, holders)).toBeRejected();

    await issuer.within(organism.id, async (scope) => {
      const last = (await copiesOf(issuance)).at(-1)!;
      await IssuanceCopyModel.query(scope.db).findById(last.id).patch({ number: mostCopies });
    });
    await expectAsync(receive(await refill(issuance))).toBeRejected();
  });
});
