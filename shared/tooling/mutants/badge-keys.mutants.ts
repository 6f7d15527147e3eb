import type { Mutant } from '../mutant.ts';

const badges = { spec: 'issuer/server/credentials/exports/badge-keys.spec.ts' } as const;
const keys = { spec: 'shared/server/organisations/signing-keys.spec.ts' } as const;

export const mutants: readonly Mutant[] = [
  {
    ...badges,
    name: 'the key of former badges is served no more',
    file: 'shared/server/organisations/badge-key-of.ts',
    find: "kid }).whereNot('state', 'compromised')",
    replace: "kid, state: 'active' })",
  },
  {
    ...badges,
    name: 'a stolen key of badges is still served bare',
    file: 'shared/server/organisations/badge-key-of.ts',
    find: ".whereNot('state', 'compromised')",
    replace: '',
  },
  {
    ...badges,
    name: 'a stolen key of badges goes on for whoever asked before',
    file: 'issuer/server/credentials/exports/forget-fallen.ts',
    find: "payload.algorithm === 'RS256' ? 'open-badge' : 'vc+jwt'",
    replace: "'vc+jwt'",
  },
  {
    ...badges,
    name: 'a stolen key of badges ends the change of the other',
    file: 'shared/server/organisations/declare-compromised.ts',
    find: '.where({ organisationId, algorithm })',
    replace: '.where({ organisationId })',
  },
  {
    ...badges,
    name: 'badges of lost days hold',
    file: 'shared/credentials/issuer-jwk.ts',
    find: "if (compromised(method, issuedAt)) throw new Refused('key-compromised');",
    replace: 'void compromised;\n  void issuedAt;',
  },
  {
    ...badges,
    name: 'badges of days before a theft fall too',
    file: 'shared/credentials/issuer-jwk.ts',
    find: 'Math.floor(issuedAt / 86400) >= Math.floor(since / 86400)',
    replace: 'since > 0',
  },
  {
    ...badges,
    name: 'a closed organism signs badges',
    file: 'issuer/server/credentials/exports/export-issuance.ts',
    find: '  await requireApproved(scope);\n',
    replace: '  void requireApproved;\n',
  },
  {
    ...keys,
    name: 'a key of badges changes before there is one',
    file: 'shared/server/organisations/rotate-key.ts',
    find: 'if (!old) throw new Refusal(noSuchKey);',
    replace: 'if (!old) return;',
  },
  {
    ...keys,
    name: 'the key of badges is certified',
    file: 'shared/server/organisations/certify-key.ts',
    find: "state: 'active', algorithm: 'ES256' }",
    replace: "state: 'active', algorithm: 'RS256' }",
  },
];
