import type { Mutant } from '../mutant.ts';

const presentation = 'shared/credentials/offline-presentation.spec.ts';
const frames = { file: 'shared/credentials/offline-frames.ts', spec: 'shared/credentials/offline-frames.spec.ts' } as const;
const organisms = { file: 'shared/credentials/offline-organisms.ts', spec: 'shared/credentials/offline-organisms.spec.ts' } as const;
const prepared = { file: 'verifier/portal/src/verify/check-offline.ts', spec: 'verifier/portal/src/verify/check-offline.spec.ts' } as const;
const replays = { file: 'verifier/portal/src/verify/replays.ts', spec: 'verifier/portal/src/verify/check-offline.spec.ts' } as const;
const showing = {
  file: 'wallet/src/disclosure/offline/show-offline.ts',
  spec: 'wallet/src/disclosure/offline/show-offline.spec.ts',
} as const;
const queue = { file: 'wallet/src/disclosure/offline/send-queued.ts', spec: 'wallet/src/disclosure/offline/send-queued.spec.ts' } as const;
const rest = { file: 'wallet/src/vault/short-lock.ts', spec: 'wallet/src/vault/short-lock.spec.ts' } as const;

export const mutants: readonly Mutant[] = [
  {
    name: 'codes for the spot hold for ever',
    file: 'shared/credentials/verify-document.ts',
    find: 'said?.audience === offlineAudience ? undefined :',
    replace: 'said?.audience === offlineAudience ? said.at :',
    spec: presentation,
  },
  {
    name: 'what was shown to somebody passes for shown on the spot',
    file: 'shared/credentials/offline-presentation.ts',
    find: 'aud === offlineAudience && ',
    replace: '',
    spec: presentation,
  },
  {
    name: 'codes of two presentations make one',
    ...frames,
    find: 'if ((await nameOf(data, crypto)) !== gathered.name) return null;',
    replace: '',
  },
  {
    name: 'a code of another presentation is added to this one',
    ...frames,
    find: 'before?.name === name && ',
    replace: 'before?.parts && ',
  },
  {
    name: 'lists are fetched from wherever an organism says',
    ...organisms,
    find: 'within(origin, uri)',
    replace: "typeof uri === 'string'",
  },
  { name: 'an organism whose lists failed passes for ready', ...organisms, find: "listed ? 'ready' : 'keys'", replace: "'ready'" },
  {
    name: 'a preparation without its registry is kept',
    ...organisms,
    find: 'if ((await ports.issuers.registry()) === null) return null;',
    replace: '',
  },
  { name: 'an old preparation verifies', ...prepared, find: 'now - takenAt > mostAge || ', replace: '' },
  { name: 'a clock set back makes an old preparation new', ...prepared, find: ' || takenAt - now > clockSlack', replace: '' },
  { name: 'the same codes prove their holder twice', ...replays, find: ' || nonces.first(nonce, now)', replace: ' || true' },
  { name: 'two people see one copy', ...showing, find: 'partner: id,', replace: "partner: 'sur place'," },
  {
    name: 'a showing tells the second',
    ...showing,
    find: 'minuteOf(wallet.clock())',
    replace: 'wallet.clock() - (wallet.clock() % 60) + 1',
  },
  { name: 'a showing leaves no line', ...showing, find: 'await keepLine(wallet, id, choice);', replace: '' },
  {
    ...queue,
    name: 'an answer that may have left is sent again',
    find: "await takeOut(wallet, queued.id, (line) => ({ ...line, state: 'unknown' }));",
    replace: 'queued;',
  },
  { name: 'an answer goes to another question', ...queue, find: 'askedBy(request) !== asked', replace: 'false' },
  { name: 'a server that is away ends the waiting', ...queue, find: " && cause.code !== 'request-unreachable'", replace: '' },
  { name: 'codes are tried without end', ...rest, find: 'this.#wrong >= mostTries || ', replace: '' },
  { name: 'a short closing lasts', ...rest, find: 'now - this.#since > longestRest || ', replace: '' },
  { name: 'wrong codes make nobody wait', ...rest, find: 'if (waitMs > 0)', replace: 'if (waitMs > 1e9)' },
  {
    name: 'codes tried at once count as one',
    ...rest,
    find: '    this.#wrong += 1;\n    this.#last = now;\n    const key = this.#key;\n    if (key && (await isPin(this.#pin, pin))) {',
    replace:
      '    const key = this.#key;\n    const right = await isPin(this.#pin, pin);\n    this.#wrong += 1;\n    this.#last = now;\n    if (key && right) {',
  },
  {
    name: 'the easiest codes are taken',
    file: 'wallet/src/vault/pin.ts',
    find: ' && !/^(\\d)\\1{5}$/u.test(pin)',
    replace: '',
    spec: rest.spec,
  },
];
