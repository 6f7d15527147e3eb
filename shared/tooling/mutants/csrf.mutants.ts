import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'a page of a like address writes',
    file: 'shared/server/serving/check-origin.ts',
    find: 'if (origin === undefined || origin === config.publicUrl) return;',
    replace: 'if (origin === undefined || origin.startsWith(config.publicUrl)) return;',
    spec: 'shared/server/serving/check-origin.spec.ts',
  },
  {
    name: 'any page calls what a wallet may',
    file: 'shared/server/serving/check-origin.ts',
    find: 'if (crossOrigin(route) && origin === config.walletUrl) return;',
    replace: 'if (crossOrigin(route)) return;',
    spec: 'shared/server/serving/check-origin.spec.ts',
  },
  {
    name: 'a cookie writes without naming its page',
    file: 'shared/server/serving/check-origin.ts',
    find: "if (incoming.header('origin') !== config.publicUrl || token === '' ||",
    replace: "if (token === '' ||",
    spec: 'shared/server/serve.spec.ts',
  },
  {
    name: 'a cookie writes without the page’s token',
    file: 'shared/server/serving/check-origin.ts',
    find: "|| token === '' || !sameSecret(sent, token)) throw",
    replace: ') throw',
    spec: 'shared/server/identity/sign-in.spec.ts',
  },
  {
    name: 'scripts read the sign-in cookie',
    file: 'shared/server/cookies.ts',
    find: '; HttpOnly; ${common}',
    replace: '; ${common}',
    spec: 'shared/server/cookies.spec.ts',
  },
  {
    name: 'a form of another site is a call',
    file: 'shared/server/serving/read-body.ts',
    find: "if (mediaType(request) !== 'application/json') {",
    replace: "if (mediaType(request) === '') {",
    spec: 'shared/server/serve.spec.ts',
  },
];
