import { randomUUID } from 'node:crypto';
import { competenceValidated, validationCorrected } from '#shared/contracts/issuer/competences';
import { listWalletOffers } from '#shared/contracts/issuer/credentials';
import { personCorrected } from '#shared/contracts/issuer/people';
import { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { jobRun } from '#shared/server/jobs';
import { correctPerson, identityOf } from '../people/index.ts';
import { endOverdue } from './end-overdue.ts';
import {
  givenEnrolled,
  givenOrganism,
  givenPerson,
  givenValidated,
  issuancesOf,
  theIssuer,
  walletOf,
  type GivenIssuer,
  type GivenOrganism,
} from './given.ts';
import { deliverLast } from './given-delivered.ts';

describe('what takes the place of a credential', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let personId: string;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  beforeEach(async () => {
    personId = await givenPerson(issuer, organism);
    await issuer.forgetMails();
  });
  const issuances = () => issuancesOf(issuer, organism, personId);
  const states = async () => (await issuances()).map((one) => one.state);
  const deliver = () => deliverLast(issuer, organism, personId);

  it('leaves a misspelt name standing until its replacement is in the wallet, or for thirty days', async () => {
    await issuer.hear(organism.id, enrolmentRecorded, givenEnrolled(organism, personId));
    const first = await deliver();
    const rename = async (givenName: string) => {
      const { email } = await issuer.within(organism.id, (scope) => identityOf(scope, personId));
      await issuer.within(organism.id, (scope) => correctPerson(scope, personId, { givenName, familyName: 'Diallo', email }));
      await issuer.hear(organism.id, personCorrected, { organisationId: organism.id, personId });
    };

    await rename('Awwa');
    await rename('Awaa');
    expect((await issuances()).map((one) => [one.state, one.replacesId])).toEqual([
      ['delivered', null],
      ['offered', first.id],
    ]);
    await deliver();
    expect((await issuances()).map((one) => [one.state, one.reasonCode])).toEqual([
      ['replaced', 'identity-corrected'],
      ['delivered', null],
    ]);

    await rename('Awa');
    const run = jobRun(issuer.house);
    issuer.pass(29 * 86_400);
    await endOverdue(run);
    expect(await states()).toEqual(['replaced', 'delivered', 'offered']);
    issuer.pass(2 * 86_400);
    await endOverdue(run);
    issuer.pass(-31 * 86_400);
    expect(await states()).toEqual(['replaced', 'replaced', 'offered']);
  });

  it('ends a misspelt one at once when it turns out to be another’s name', async () => {
    await issuer.hear(organism.id, enrolmentRecorded, givenEnrolled(organism, personId));
    await deliver();
    for (const givenName of ['Awwa', 'Mariama']) {
      const identity = { givenName, familyName: 'Diallo', email: `${randomUUID()}@exemple.example` };
      await issuer.within(organism.id, (scope) => correctPerson(scope, personId, identity));
      await issuer.hear(organism.id, personCorrected, { organisationId: organism.id, personId });
    }

    expect(await states()).toEqual(['replaced', 'offered']);
  });

  it('replaces what a corrected validation earned, at once and once, with what is right', async () => {
    const wrong = givenValidated(organism, personId);
    await issuer.hear(organism.id, competenceValidated, wrong);
    const held = await deliver();
    const corrected = {
      ...givenValidated(organism, personId, { level: { scale: 'medals', value: 'or', label: 'Or', normalised: 3 } }),
      replacesValidationId: wrong.validationId,
      reason: 'Niveau mal saisi',
    };

    await issuer.hear(organism.id, validationCorrected, corrected);
    await issuer.hear(organism.id, validationCorrected, corrected);

    expect((await issuances()).map((one) => [one.state, one.level?.label, one.reasonCode, one.replacesId])).toEqual([
      ['replaced', 'Argent', 'validation-corrected', null],
      ['offered', 'Or', null, held.id],
    ]);
    const { body } = await issuer.client().call(listWalletOffers, {}, walletOf(organism, personId));
    expect(body.items.map((one) => one.replaces as string | null)).toEqual([held.id]);
  });

  it('offers a corrected validation alone when the wrong one was never collected', async () => {
    const wrong = givenValidated(organism, personId);
    await issuer.hear(organism.id, competenceValidated, wrong);

    await issuer.hear(organism.id, validationCorrected, {
      ...givenValidated(organism, personId),
      replacesValidationId: wrong.validationId,
      reason: 'Erreur',
    });

    expect((await issuances()).map((one) => [one.state, one.replacesId])).toEqual([
      ['cancelled', null],
      ['offered', null],
    ]);
  });
});
