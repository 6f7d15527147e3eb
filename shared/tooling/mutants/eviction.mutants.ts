import type { Mutant } from '../mutant.ts';

const vault = { file: 'wallet/src/vault/vault.ts', spec: 'wallet/src/vault/erased.spec.ts', browser: true } as const;
const database = { file: 'wallet/src/vault/database.ts', spec: 'wallet/src/vault/erased.spec.ts', browser: true } as const;
const disk = { file: 'wallet/src/vault/disk.ts', spec: 'wallet/src/vault/erased.spec.ts', browser: true } as const;
const lock = { file: 'wallet/src/vault/lock.ts', spec: 'wallet/src/vault/erased.spec.ts', browser: true } as const;
const safe = { file: 'wallet/src/vault/safe.ts', spec: 'wallet/src/vault/safe-erased.spec.ts', browser: true } as const;
const server = { file: 'shared/tooling/wallet-server.ts', spec: 'shared/tooling/wallet-server.spec.ts' } as const;

export const mutants: readonly Mutant[] = [
  {
    name: 'records are written under the key of a safe that is gone',
    ...database,
    find: 'if (meant !== undefined) assertMeant(transaction, meant).catch(refuse);',
    replace: '',
  },
  {
    name: 'one safe is taken for another that took its place',
    ...database,
    find: '(found ?? null) !== meant',
    replace: '(found === undefined) !== (meant === null)',
  },
  {
    name: 'two tabs make a safe at once and one overwrites the other',
    ...lock,
    find: 'await this.#write(writes, null);',
    replace: 'await this.#write(writes, undefined);',
  },
  {
    name: 'a safe without a name gets one in each tab',
    ...database,
    find: 'const safe = known ?? crypto.randomUUID();',
    replace: 'const safe = crypto.randomUUID();',
  },
  {
    name: 'a key opens under the name of the safe that took its place',
    ...lock,
    find: 'await this.#count(noAttempts, found.safe);\n    return { ok: true, key, safe: found.safe };',
    replace:
      "const safe = (await this.#disk.run((database) => readOne<string>(database, 'meta', 'safe')))!;\n    await this.#count(noAttempts, safe);\n    return { ok: true, key, safe };",
  },
  {
    name: 'a way in is added to another safe',
    ...lock,
    find: "if (opened.safe !== safe) throw new Refusal('wallet-erased');\n    await this.#write([{ store: 'meta', key: nameOf(next), value: await wrapUnder(next, opened.key) }], safe);",
    replace: "await this.#write([{ store: 'meta', key: nameOf(next), value: await wrapUnder(next, opened.key) }], opened.safe);",
  },
  {
    name: 'a way into another safe is taken away',
    ...lock,
    find: "await this.#kept(safe);\n    if (kept.filter(([name]) => name !== nameOf(method)).length === 0) throw new Refusal('last-method');\n    await this.#write([{ store: 'meta', key: nameOf(method) }], safe);",
    replace:
      "await this.#kept();\n    if (kept.filter(([name]) => name !== nameOf(method)).length === 0) throw new Refusal('last-method');\n    await this.#write([{ store: 'meta', key: nameOf(method) }], undefined);",
  },
  {
    name: 'a code wakes a safe that is gone',
    ...vault,
    find: 'if (!(await this.#isThere(resting.safe))) {',
    replace: 'if (resting.safe === null) {',
  },
  {
    name: 'a safe keeps its key after it was found to be gone',
    ...vault,
    find: 'if (isErased(cause)) this.#forsake(safe);',
    replace: '',
  },
  {
    name: 'a connection closed by force is not looked into',
    ...disk,
    find: 'this.#connection = null;\n    this.#closed();',
    replace: 'this.#connection = null;',
  },
  {
    name: 'a connection closed by force is kept',
    ...disk,
    find: 'if (!isClosed(cause) || tries === mostTries) throw cause;',
    replace: 'throw cause;',
  },
  {
    name: 'the close event of a browser is not heard',
    ...database,
    find: 'database.onclose = closed;',
    replace: '',
  },
  {
    name: 'another tab erases and nobody hears of it',
    file: database.file,
    find: 'database.close();\n    closed();',
    replace: 'database.close();',
    spec: safe.spec,
    browser: true,
  },
  {
    name: 'pages go on showing what an erased carnet held',
    file: 'wallet/src/vault/emptied-on-lock.ts',
    find: "['locked', 'absent'].includes(safe.state())",
    replace: "safe.state() === 'locked'",
    spec: safe.spec,
    browser: true,
  },
  {
    name: 'a carnet erased on purpose is said to be the browser’s doing',
    ...safe,
    find: 'unmark(); // first: other tabs look at it as soon as the carnet goes',
    replace: '',
  },
  {
    name: 'the mark goes after the carnet, too late for other tabs',
    ...safe,
    find: 'unmark(); // first: other tabs look at it as soon as the carnet goes\n    await this.#vault.destroy();',
    replace: 'await this.#vault.destroy();\n    await new Promise((done) => setTimeout(done, 300));\n    unmark();',
  },
  {
    name: 'no mark says that a carnet was made',
    ...safe,
    find: 'markMade();',
    replace: '',
  },
  {
    name: 'the note of an eviction stays when a carnet is made',
    ...safe,
    find: 'this.#erased.set(false);\n    markMade();',
    replace: 'markMade();',
  },
  {
    name: 'the new carnet of another tab is not found',
    ...safe,
    find: "if (document.visibilityState === 'visible') void this.#lookAgain();",
    replace: '',
  },
  {
    name: 'the welcome page says nothing of an eviction',
    file: 'wallet/src/first-run/welcome-page.html',
    find: "<h1>{{ 'start.erased.title' | transloco }}</h1>",
    replace: '',
    spec: 'wallet/src/first-run/welcome-page.spec.ts',
    browser: true,
  },
  {
    name: 'the browser’s own banner offers to install',
    file: 'wallet/src/me/install.ts',
    find: 'event.preventDefault();',
    replace: '',
    spec: 'wallet/src/me/device-room.spec.ts',
    browser: true,
  },
  {
    name: 'an offer to install that was used stays',
    file: 'wallet/src/me/install.ts',
    find: 'const offer = this.#offer();\n    this.#offer.set(null);',
    replace: 'const offer = this.#offer();',
    spec: 'wallet/src/me/device-room.spec.ts',
    browser: true,
  },
  {
    name: 'little room left is not said',
    file: 'wallet/src/me/device-room.ts',
    find: 'few: left < scarce',
    replace: 'few: false',
    spec: 'wallet/src/me/device-room.spec.ts',
    browser: true,
  },
  {
    name: 'the server marks browsers that had no carnet',
    ...server,
    find: 'if (!sent.includes(mark)) return;',
    replace: '',
  },
  {
    name: 'the server takes another cookie for the mark',
    ...server,
    find: 'if (!sent.includes(mark)) return;',
    replace: 'if (!sent.join().includes(mark)) return;',
  },
  {
    name: 'the server does not give the mark back',
    ...server,
    find: 'giveBackMark(request, response, secure);',
    replace: '',
  },
  {
    name: 'the mark leaves by http',
    ...server,
    find: "${secure ? '; Secure' : ''}",
    replace: '',
  },
];
