import type { Mutant } from '../mutant.ts';

const job = { file: 'verifier/server/erasures/remind-erasures.ts', spec: 'verifier/server/erasures/erasures.spec.ts' } as const;

export const mutants: readonly Mutant[] = [
  { ...job, name: 'a company is reminded long before its day', find: 'const daysBefore = 7;', replace: 'const daysBefore = 70;' },
  { ...job, name: 'a company is reminded after its day', find: '[today, addDays', replace: "['2000-01-01', addDays" },
  {
    ...job,
    name: 'a company is reminded again and again',
    find: '.patch({ remindedAt: scope.now() })',
    replace: ".patch({ state: 'asked' })",
  },
  {
    name: 'an unanswered request for erasure is told on its last day',
    file: 'wallet/src/disclosure/journal.ts',
    find: 'dayInParis(new Date(now)) > erasure.dueOn',
    replace: 'dayInParis(new Date(now)) >= erasure.dueOn',
    spec: 'wallet/src/disclosure/journal.spec.ts',
  },
  {
    name: 'an answered request for erasure is told as unanswered',
    file: 'wallet/src/disclosure/journal.ts',
    find: "erasure?.state === 'asked' && ",
    replace: 'erasure !== null && erasure !== undefined && ',
    spec: 'wallet/src/disclosure/journal.spec.ts',
  },
];
