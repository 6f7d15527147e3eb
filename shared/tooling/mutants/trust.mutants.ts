import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'an organisation at the root of its host has a DID of another',
    file: 'shared/credentials/did-web.ts',
    find: "path === '' ? [] : path.split('/')",
    replace: "path.split('/')",
    spec: 'shared/credentials/did.spec.ts',
  },
  {
    name: 'a suspended organisation stays in the registry',
    file: 'shared/server/organisations/publish-registry.ts',
    find: ".where({ state: 'approved' })",
    replace: ".whereNotNull('did')",
    spec: 'shared/server/organisations/decisions.spec.ts',
  },
  {
    name: 'the registry is signed once and for all',
    file: 'shared/server/organisations/publish-registry.ts',
    find: 'if (kept && kept.until > iat && kept.list === list) return kept.token;',
    replace: 'if (kept && kept.until > iat) return kept.token;',
    spec: 'shared/server/organisations/outside-issuers.spec.ts',
  },
  {
    name: 'an outside issuer needs no key',
    file: 'shared/server/organisations/recognise-outside-issuer.ts',
    find: 'if (!document || !canSign(document)) throw new Refusal(didUnreachable);',
    replace: 'if (!document && canSign) throw new Refusal(didUnreachable);',
    spec: 'shared/server/organisations/outside-issuers.spec.ts',
  },
  {
    name: 'an outside issuer is recognised twice',
    file: 'shared/server/organisations/recognise-outside-issuer.ts',
    find: 'if (own || known) throw new Refusal(didTaken);',
    replace: '',
    spec: 'shared/server/organisations/outside-issuers.spec.ts',
  },
  {
    name: 'a suspended company’s offers are answered',
    file: 'verifier/server/offers/find-received-offer.ts',
    find: "|| company?.state !== 'approved' || !company.did) throw new Refusal(offerOver);",
    replace: '|| !company?.did) throw new Refusal(offerOver);',
    spec: 'verifier/server/offers/offers.spec.ts',
  },
  {
    name: 'a SIRET needs no key',
    file: 'shared/contract/siret.ts',
    find: "return luhn(siren) && luhn(siret) ? null : 'key';",
    replace: "return luhn(siren) || siret ? null : 'key';",
    spec: 'shared/server/organisations/sign-up.spec.ts',
  },
  {
    name: 'a SIRET is registered twice',
    file: 'shared/server/organisations/sign-up.ts',
    find: 'if (holder.confirmedAt || holder.submittedAt > confirmable) throw new Refusal(siretTaken);',
    replace: '',
    spec: 'shared/server/organisations/sign-up.spec.ts',
  },
];
