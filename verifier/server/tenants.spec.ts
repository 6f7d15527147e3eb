// What one company sees of another: nothing, by either of two fences, the code's own filter and row-level security.
import { listMembers } from '#shared/contracts/identity';
import { listApiKeys } from '#shared/contracts/verifier/api-keys';
import { listDisclosures, listWalletDisclosures } from '#shared/contracts/verifier/disclosures';
import { listErasures } from '#shared/contracts/verifier/erasures';
import { listNotifications } from '#shared/contracts/verifier/notifications';
import { listNeeds } from '#shared/contracts/verifier/needs';
import { listOffers, listWalletJobOffers } from '#shared/contracts/verifier/offers';
import { listPresentationLinks } from '#shared/contracts/verifier/presentations';
import { listReceipts } from '#shared/contracts/verifier/receipts';
import { givenAccount, givenMembership } from '#shared/server/identity/given';
import { getKeyRegister } from '#shared/contracts/signing-keys';
import { givenOrganisation, givenRegister } from '#shared/server/organisations/given';
import type { House } from '#shared/server/house';
import { inScope } from '#shared/server/open-scope';
import type { Actor, Scope } from '#shared/server/scope';
import { accountActor } from '#shared/server/testing/rolled-back';
import { tenantSuite } from '#shared/server/testing/tenant-suite';
import { givenApiKey } from './api-keys/given.ts';
import { verifierParts } from './app.ts';
import { findSkill } from './candidates/find-skill.ts';
import { saveProfile } from './candidates/save-profile.ts';
import { DisclosureModel } from './disclosures/disclosure.model.ts';
import { givenTrace } from './disclosures/given.ts';
import { givenErasure } from './erasures/given.ts';
import { givenNeed } from './needs/given.ts';
import { notifyCompany } from './notifications/notify-company.ts';
import { givenOfferRow } from './offers/given.ts';
import { permissions } from './permissions.ts';
import { givenPresentationLink } from './presentations/given.ts';
import { createLink } from './public-links/create-link.ts';
import { givenKeptReceipt } from './receipts/given.ts';

let colleague = '';
const keyOf = (organisationId: string): string => `key-for-${organisationId}`;
const walletOf = (organisationId: string): Actor => ({
  kind: 'wallet',
  thumbprint: keyOf(organisationId),
  ...{ connectionId: null, organisationId: null, personId: null },
});
const recruiterOf = (organisationId: string): Actor => accountActor(organisationId, ['notification:read:own'], colleague, 'recruiter');

const offered = async (scope: Scope, organisationId: string): Promise<string> => {
  await givenOrganisation(scope, { id: organisationId });
  return (await givenOfferRow(scope, organisationId, { holder: keyOf(organisationId) })).title;
};

const shared = async (scope: Scope, organisationId: string): Promise<string> => {
  await givenOrganisation(scope, { id: organisationId });
  const purpose = await givenTrace(scope, organisationId);
  await DisclosureModel.query(scope.db)
    .where({ purpose })
    .patch({ holder: keyOf(organisationId) });
  return purpose;
};

/** A receipt and a request for erasure of a sharing; recognised by its purpose. */
const consented = async (scope: Scope, organisationId: string): Promise<string> => {
  const purpose = await shared(scope, organisationId);
  const disclosure = await DisclosureModel.query(scope.db).findOne({ purpose }).throwIfNotFound();
  await givenKeptReceipt(scope, disclosure);
  await givenErasure(scope, disclosure);
  return purpose;
};

/** One recruiter of both companies, told something in each. */
const told = async (scope: Scope, organisationId: string): Promise<string> => {
  await givenOrganisation(scope, { id: organisationId });
  colleague ||= (await givenAccount(scope)).id;
  await givenMembership(scope, colleague, organisationId, 'recruiter');
  const subjectId = crypto.randomUUID();
  await notifyCompany(scope, { factId: crypto.randomUUID(), organisationId, kind: 'disclosure-received', subjectId });
  return subjectId;
};

/** A profile and a link of a wallet's key. */
const published = (house: House): Promise<void> => {
  const holder = keyOf('nobody');
  return inScope(house, { actor: walletOf('nobody'), tenant: { organisationIds: [], holder } }, async (scope) => {
    const { id: skillId, label } = await findSkill(scope, { achievement: 'urn:rome:300423', label: 'Poser un carrelage' });
    const proven = { skillId, label, level: 'Or', normalised: 3, issuerDid: 'did:web:exemple.example', issuerName: 'Atelier' };
    const standing = { validatedOn: '2026-11-20', expiresAt: null, statusUri: null, statusIndex: null, checkedAt: scope.now() };
    await saveProfile(scope, {
      ...{ holder, visibility: 'masked', department: '31', situation: 'open', availableFrom: null, publishedOn: '2026-11-24', name: null },
      competences: [{ ...proven, ...standing, verdict: 'verified' }],
    });
    const body = { ciphertext: 'x'.repeat(40), expiresAt: '2026-12-24T08:30:00.000Z', maxViews: null };
    await createLink(scope, { params: { linkId: 'AAAAAAAAAAAAAAAAAAAAAA' }, body });
  });
};

tenantSuite({
  app: 'verifier',
  modules: verifierParts({ config: { issuerUrl: '' } } as never).modules,
  permissions,
  open: [
    // the last link of each audit chain: a writer needs it without seeing the lines; a hash and a number
    'audit_heads',
    // open data: departments of INSEE, competences of ROME and the names of those it lacks
    ...['departments', 'skills'],
    // search rows name no key, company or person, and an index on them is of no use below a policy (see their migration)
    'candidate_search',
  ],
  elsewhere: [
    // published profiles are for every approved company, cards masked; competences are open data
    ...['/api/v1/candidates', '/api/v1/competences'],
    // a wallet's own profile and links belong to its key, to no company: see candidates and public-links
    ...['/api/v1/wallet/profile', '/api/v1/wallet/links'],
  ],
  others: published,
  lists: [
    {
      route: listMembers,
      tables: ['memberships', 'accounts'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        const account = await givenAccount(scope);
        await givenMembership(scope, account.id, organisationId, 'recruiter');
        return account.email;
      },
    },
    {
      route: getKeyRegister,
      tables: ['issuer_keys', 'key_rotations'],
      given: async (scope, organisationId) => givenRegister(scope, await givenOrganisation(scope, { id: organisationId })),
    },
    {
      route: listApiKeys,
      tables: ['api_keys'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        return givenApiKey(scope, organisationId);
      },
    },
    {
      route: listNeeds,
      tables: ['needs'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        return givenNeed(scope, organisationId);
      },
    },
    { route: listOffers, tables: ['offers'], given: offered },
    { route: listWalletJobOffers, actor: walletOf, tables: ['offers'], given: offered },
    { route: listReceipts, tables: ['consent_receipts'], given: consented },
    { route: listErasures, tables: ['erasures'], given: consented },
    { route: listDisclosures, tables: ['disclosures', 'presentation_requests'], given: shared },
    {
      route: listPresentationLinks,
      tables: ['presentation_links'],
      given: async (scope, organisationId) => {
        await givenOrganisation(scope, { id: organisationId });
        return givenPresentationLink(scope, organisationId);
      },
    },
    { route: listWalletDisclosures, actor: walletOf, tables: ['disclosures'], given: shared },
    { route: listNotifications, actor: recruiterOf, tables: ['notifications'], given: told },
  ],
});
