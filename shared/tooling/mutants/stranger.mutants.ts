import type { Mutant } from '../mutant.ts';

const read = { file: 'wallet/src/disclosure/read-request.ts', spec: 'wallet/src/disclosure/read-request.spec.ts' } as const;
const answer = { file: 'wallet/src/disclosure/answer-request.ts', spec: read.spec } as const;

/** What a wallet does with a request of somebody that no registry names. */
export const mutants: readonly Mutant[] = [
  {
    ...read,
    name: 'a company put out of the platform is asked as a stranger is',
    find: '!isOurs(wallet, did, host) };',
    replace: 'true };',
  },
  {
    ...read,
    name: 'a company put out of the platform is a stranger under another address',
    find: 'return host === platform || (home !== null && hostOf(home) === platform);',
    replace: 'return host === platform;',
  },
  {
    ...read,
    name: 'whoever asks is a stranger while the registry does not answer',
    find: "stranger: said.outcome === 'unknown' &&",
    replace: 'stranger:',
  },
  { ...read, name: 'what a stranger asks is within what it declared', find: 'stranger ? [] : (entry', replace: '(entry' },
  { ...read, name: 'a stranger says how long it keeps', find: 'retentionDays: stranger ? null : number', replace: 'retentionDays: number' },
  { ...read, name: 'a stranger countersigns', find: "carnet_receipts'] === true && !stranger", replace: "carnet_receipts'] === true" },
  {
    ...read,
    name: 'a stranger is told apart after a cut',
    find: "carnet_receipt'] === true && !stranger",
    replace: "carnet_receipt'] === true",
  },
  { ...read, name: 'a stranger is called what it calls itself', find: 'name: entry?.name ?? host,', replace: "name: entry?.name ?? '?'," },
  {
    ...answer,
    name: 'something is made for a company put out of the platform',
    find: "  if (!isAnswered(request)) throw new Refusal(request.trust === 'unreachable' ? 'request-unreachable' : 'requester-unknown');\n",
    replace: '',
  },
  { ...answer, name: 'a stranger takes sharings back', find: '  if (request.stranger) return null;\n', replace: '' },
  {
    ...answer,
    name: 'a sharing outside the platform looks like another',
    find: '...(request.stranger ? { outside: true } : {}),',
    replace: '',
  },
];
