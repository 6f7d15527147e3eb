import type { Mutant } from '../mutant.ts';

const spec = 'verifier/server/needs/needs.spec.ts';

/** What companies declare that they may ask for. What the wallet makes of it has its specs in Chromium. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a need is approved by whoever declares it',
    file: 'verifier/server/needs/declare-need.ts',
    find: "state: 'waiting' },",
    replace: "state: 'approved' },",
    spec,
  },
  {
    name: 'a refused need may be approved afterwards',
    file: 'verifier/server/needs/decide-need.ts',
    find: ".where({ state: 'waiting' })",
    replace: '',
    spec,
  },
  {
    name: 'two at once make a twenty-first need',
    file: 'verifier/server/needs/declare-need.ts',
    find: '  await takeTurn(scope, `needs:${organisationId}`);\n',
    replace: '',
    spec,
  },
  {
    name: 'anything may be named as needed',
    file: 'verifier/server/needs/declare-need.ts',
    find: '  if (!body.claims.every(isClaimName)) throw new Refusal(unknownClaim);\n',
    replace: '',
    spec,
  },
  {
    name: 'needs are without number',
    file: 'verifier/server/needs/declare-need.ts',
    find: '>= most) throw',
    replace: '>= most * 2) throw',
    spec,
  },
  {
    name: 'the registry says nothing of needs',
    file: 'shared/server/organisations/publish-registry.ts',
    find: ', asks?.get(row.id)',
    replace: '',
    spec,
  },
];
