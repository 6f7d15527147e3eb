import type { Mutant } from '../mutant.ts';

const offline = 'wallet/src/disclosure/offline';
const cancel = { spec: `${offline}/cancel-queued.spec.ts` };
const refusal = { spec: `${offline}/queue-refusal.spec.ts` };

export const mutants: readonly Mutant[] = [
  {
    ...cancel,
    name: 'what was cancelled leaves from another tab',
    file: `${offline}/send-queued.ts`,
    find: 'if (!out) return null;',
    replace: '',
  },
  {
    ...cancel,
    name: 'what has left is said to be cancelled',
    file: `${offline}/cancel-queued.ts`,
    find: "if (!line) throw new Refusal('answer-left');",
    replace: "if (!line) return (await wallet.store.get<Sharing>('disclosures', id))!;",
  },
  {
    ...cancel,
    name: 'a refusal that may have been heard is said to be unknown',
    file: `${offline}/cancel-queued.ts`,
    find: "queued.tried ? 'unheard' : 'silent'",
    replace: "queued.id ? 'silent' : 'unheard'",
  },
  {
    ...refusal,
    name: 'a refusal leaves the queue before anybody heard it',
    file: `${offline}/tell-queued.ts`,
    find: 'if (!tried || !response) return null;',
    replace: 'if (!tried || !response) return takeOut(wallet, id, (line) => ({ ...line, told: null }));',
  },
  {
    ...refusal,
    name: 'a refusal of a request that is over is sent',
    file: `${offline}/tell-queued.ts`,
    find: 'refusal.until + 60 < wallet.clock()',
    replace: 'refusal.until + 60 < 0',
  },
  {
    ...refusal,
    name: 'a refusal nobody heard is forgotten',
    file: `${offline}/leave-or-wait.ts`,
    find: 'async (line) => counted(await keepRefusal(wallet, request, line))',
    replace: '(line) => Promise.resolve(line)',
  },
  {
    ...refusal,
    name: 'a refusal that was turned away is said to be known',
    file: 'wallet/src/disclosure/refuse-request.ts',
    find: "told: response.ok ? null : 'unheard'",
    replace: 'told: null',
  },
];
