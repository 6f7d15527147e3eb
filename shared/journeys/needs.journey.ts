import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { listNeeds, withdrawNeed } from '#shared/contracts/verifier/needs';
import { readRequest } from '../../wallet/src/disclosure/read-request.ts';
import { headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { declareNeeds } from '../tooling/demo/needs.ts';
import { administratorOf, openFirm, type Firm } from './given-people.ts';
import { town } from './town.ts';

const wishes = [
  { kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true },
  { kind: 'enrolment' as const, code: null, claims: ['email'], required: false },
];

describe('what a company declared that it needs', () => {
  it('is what every wallet holds its requests against, by the signed registry', async () => {
    const place = await town();
    const firm = await openFirm(place, 'Zinguerie de la Corniche');
    const read = async ({ recruiter }: Firm) => {
      const body = { purpose: 'Étudier une candidature', wishes, retentionDays: 30, match: false };
      const { uri } = await recruiter.call(createPresentationRequest, { body });
      // A wallet of its own: a registry that was read is kept for a minute.
      const { declared, asks } = await readRequest(headlessWallet(place.around.settings), uri!);
      return { declared, over: asks.flatMap(({ kind, claims }) => claims.filter(({ over }) => over).map(({ key }) => `${kind}.${key}`)) };
    };
    expect(await read(firm)).toEqual({ declared: false, over: [] });

    await declareNeeds(firm.admin, await administratorOf(place, 'verifier'));
    await declareNeeds(firm.admin, await administratorOf(place, 'verifier'));
    expect((await firm.admin.call(listNeeds)).items.length).toBe(1);
    expect(await read(firm)).toEqual({ declared: true, over: ['enrolment.email'] });

    const [need] = (await firm.admin.call(listNeeds)).items;
    await firm.admin.call(withdrawNeed, { params: { needId: need!.id } });
    expect(await read(firm)).toEqual({ declared: false, over: [] });
  }, 120_000);
});
