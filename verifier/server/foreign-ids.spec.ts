import { inviteMember, listMembers } from '#shared/contracts/identity';
import { createApiKey } from '#shared/contracts/verifier/api-keys';
import { searchCandidates } from '#shared/contracts/verifier/candidates';
import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { askErasure, listErasures } from '#shared/contracts/verifier/erasures';
import { declareNeed } from '#shared/contracts/verifier/needs';
import { createPresentationLink } from '#shared/contracts/verifier/presentations';
import { sendOffer } from '#shared/contracts/verifier/offers';
import { getKeyRegister } from '#shared/contracts/signing-keys';
import { password } from '#shared/server/organisations/given-server';
import type { Client } from '#shared/server/testing/client';
import { foreignIdsSuite } from '#shared/server/testing/foreign-ids';
import { verifierParts } from './app.ts';
import { givenWallet, publishGiven } from './candidates/given.ts';
import { answerGiven } from './disclosures/given.ts';
import { givenCompany, givenVerifier, type GivenVerifier } from './given-verifier.ts';
import type { GivenOrganism } from './verification/given.ts';

const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
const record = { romeCode: '905555', name: 'Poser un carrelage' };
const offer = {
  ...{
    title: 'Carreleuse ou carreleur',
    message: 'Un chantier de six mois.',
    contract: 'cdd' as const,
    department: '31',
    place: 'Toulouse',
  },
  ...{ purpose: 'Préparer un entretien', retentionDays: 60, expiresOn: '2026-12-10' as never, wishes },
};

const givenOffer = async (verifier: GivenVerifier, company: Client, organism: GivenOrganism): Promise<string> => {
  for (let index = 0; index < 5; index += 1) {
    const wallet = await givenWallet(verifier.url, verifier.now);
    await publishGiven(wallet, { competences: [await verifier.issuers.competence(organism, record)] });
  }
  const found = await company.call(searchCandidates, { query: { competences: `${record.romeCode}:1` } as never });
  const sent = await company.call(sendOffer, { body: { ...offer, handle: found.body.items[0]!.handle } });
  return sent.body.id;
};

const givenDisclosure = async (verifier: GivenVerifier, company: Client, organism: GivenOrganism) => {
  const { body: asked } = await company.call(createPresentationRequest, {
    body: { purpose: 'Vérifier', wishes, retentionDays: 30, match: false },
  });
  const answer = await answerGiven(asked.uri!, [await verifier.issuers.competence(organism)], { now: verifier.now() });
  return { disclosureId: answer.body.disclosure_id!, receipt: answer.body.receipt! };
};

const givenErasure = async (verifier: GivenVerifier, company: Client, organism: GivenOrganism): Promise<string> => {
  const { disclosureId, receipt } = await givenDisclosure(verifier, company, organism);
  await verifier.client().call(askErasure, { params: { disclosureId: disclosureId }, body: { receipt } });
  return (await company.call(listErasures)).body.items.find((one) => one.disclosureId === disclosureId)!.id;
};

const givenBelongings = async (verifier: GivenVerifier, company: Client) => {
  const organism = await verifier.issuers.organism('atelier');
  const { body: open } = await company.call(createPresentationRequest, { body: { purpose: 'Vérifier', wishes, retentionDays: 30 } });
  const { body: link } = await company.call(createPresentationLink, { body: { purpose: 'Vérifier', wishes } });
  const { body: invitation } = await company.call(inviteMember, { body: { email: 'lea@exemple.example', name: 'Léa', role: 'recruiter' } });
  const { body: members } = await company.call(listMembers);
  const { body: register } = await company.call(getKeyRegister);
  const { body: made } = await company.call(createApiKey, { body: { name: 'Dossiers' } });
  const { body: need } = await company.call(declareNeed, { body: { purpose: 'Étudier', claims: ['competence.name'] } });
  return {
    ...{ linkId: link.id, requestId: open.id, invitationId: invitation.id, membershipId: members.members[0]!.id, apiKeyId: made.key.id },
    ...{
      offerId: await givenOffer(verifier, company, organism),
      disclosureId: (await givenDisclosure(verifier, company, organism)).disclosureId,
    },
    needId: need.id,
    erasureId: await givenErasure(verifier, company, organism),
    signingKeyId: register.keys[0]!.id,
  };
};

let verifier: GivenVerifier | null = null;

foreignIdsSuite({
  name: 'verifier',
  modules: verifierParts({ config: { issuerUrl: '' } } as never).modules,
  bodies: () => ({
    'POST /api/v1/erasures/:erasureId/answers': { erased: true },
    'POST /api/v1/presentation-requests/:requestId/confirmations': { present: true },
    'POST /api/v1/signing-keys/:signingKeyId/compromises': { password, from: '2026-11-20' },
    'PATCH /api/v1/invitations/:invitationId': { email: 'autre@exemple.example', name: 'Autre', role: 'recruiter' },
  }),
  common: ['handle'],
  given: async () => {
    verifier = await givenVerifier();
    const { client: owner } = await givenCompany(verifier, 'Maison Clément');
    const { client: stranger } = await givenCompany(verifier, 'Atelier Rival');
    return { owner, stranger, belongings: await givenBelongings(verifier, owner) };
  },
});

afterAll(() => verifier?.close());
