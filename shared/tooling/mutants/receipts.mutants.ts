import type { Mutant } from '../mutant.ts';

const report = { file: 'shared/credentials/report-consent.ts', spec: 'shared/credentials/report-consent.spec.ts' };

/** What the public page says of consent receipts, and the address that is printed on certificates. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a receipt whose company nobody could ask is called verified',
    ...report,
    find: "return lines.every(({ outcome }) => outcome === 'passed') ? 'verified' : 'to-check';",
    replace: "return 'verified';",
  },
  {
    name: 'a refused receipt is told as one to check',
    ...report,
    find: "if (lines.some(({ outcome }) => outcome === 'failed')) return 'refused';",
    replace: '',
  },
  {
    name: 'a stale registry vouches for a company',
    file: 'shared/credentials/verify-consent.ts',
    spec: report.spec,
    find: "known?.outcome === 'trusted' && !known.stale",
    replace: "known?.outcome === 'trusted'",
  },
  {
    name: 'the signature of the company is passed over',
    file: 'shared/credentials/verify-consent.ts',
    spec: report.spec,
    find: '  await verifyCompanyHalf(company[0]!, facts, ports);\n',
    replace: '',
  },
  {
    name: 'the second half of a receipt may be missing',
    file: 'shared/credentials/verify-consent.ts',
    spec: report.spec,
    find: 'halves.length !== 2 || wallet.length !== 1 || company.length !== 1',
    replace: 'wallet.length !== 1',
  },
  {
    name: 'any credential has a challenge',
    file: 'shared/credentials/challenge-address.ts',
    spec: 'shared/credentials/challenge-address.spec.ts',
    find: "vct?.type !== 'completion' || ",
    replace: '!vct || ',
  },
  {
    name: 'another platform’s certificate is challenged here',
    file: 'shared/credentials/challenge-address.ts',
    spec: 'shared/credentials/challenge-address.spec.ts',
    find: " || vct.issuerUrl !== issuerUrl.replace(/\\/$/u, '')",
    replace: '',
  },
  {
    name: 'anything passes for a root',
    file: 'shared/credentials/challenge-address.ts',
    spec: 'shared/credentials/challenge-address.spec.ts',
    find: ' && rootShape.test(root)',
    replace: '',
  },
];
