import type { Mutant } from '../mutant.ts';

const refresh = { file: 'issuer/server/people/refresh-wallet-tokens.ts', spec: 'issuer/server/people/wallet.spec.ts' } as const;
const settle = { spec: 'wallet/src/disclosure/settle-sharing.spec.ts' } as const;
const lookUp = { spec: 'verifier/server/disclosures/look-up-disclosure.spec.ts' } as const;

export const mutants: readonly Mutant[] = [
  {
    name: 'any attempt may be made again',
    ...refresh,
    find: ' || before.attemptHash !== attemptHash)',
    replace: ')',
  },
  {
    name: 'an attempt that comes late is answered',
    ...refresh,
    find: "? 'late' : 'again'",
    replace: "? 'again' : 'again'",
  },
  {
    name: 'an attempt that comes late cuts a wallet off',
    ...refresh,
    find: "? 'late' : 'again'",
    replace: "? 'by-another' : 'again'",
  },
  {
    name: 'a lost answer cuts a wallet off',
    ...refresh,
    find: '.patch({ usedAt: scope.now(), attemptHash })',
    replace: '.patch({ usedAt: scope.now(), attemptHash: null })',
  },
  {
    name: 'the wallet’s own receipt is not taken',
    ...lookUp,
    file: 'verifier/server/disclosures/protocol/read-response.ts',
    find: 'receipt: receipt ?? null }',
    replace: 'receipt: null }',
  },
  {
    name: 'a receipt may be anything',
    ...lookUp,
    file: 'verifier/server/disclosures/protocol/read-response.ts',
    find: '    .regex(/^[\\w-]{43}$/u)\n',
    replace: '',
  },
  {
    name: 'a receipt used before breaks the server',
    ...lookUp,
    file: 'verifier/server/disclosures/protocol/answer-request.ts',
    find: '.catch(refuseUsedReceipt)',
    replace: '',
  },
  {
    name: 'a held answer is said to be nowhere',
    ...lookUp,
    file: 'verifier/server/disclosures/look-up-disclosure.ts',
    find: "  if (held) return { disclosureId: held.disclosureId as never, state: 'held' as const, ...(await heard(scope, held)) };\n",
    replace: '',
  },
  {
    name: 'a server that broke off is said to have refused',
    ...settle,
    file: 'wallet/src/disclosure/answer-request.ts',
    find: '!response || response.status >= 500',
    replace: '!response',
  },
  {
    name: 'a reply that was cut is said to be whole',
    ...settle,
    file: 'wallet/src/disclosure/answer-request.ts',
    find: '  if (body === null && begun.trace) return { ...begun, goOn: null };\n',
    replace: '',
  },
  {
    name: 'what may still arrive is said not to have',
    ...settle,
    file: 'wallet/src/disclosure/settle-sharing.ts',
    find: 'Date.parse(until) > wallet.clock() * 1000',
    replace: 'Date.parse(until) < 0',
  },
  {
    name: 'a verifier that does not answer is taken for a no',
    ...settle,
    file: 'wallet/src/disclosure/settle-sharing.ts',
    find: 'answer.status === 404 ?',
    replace: 'answer.status !== 200 ?',
  },
  {
    name: 'a server that is busy is said to ask something unreadable',
    file: 'wallet/src/disclosure/fetch-request.ts',
    find: ' || response.status === 429)',
    replace: ')',
    spec: 'wallet/src/disclosure/read-request.spec.ts',
  },
];
