import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'calls are counted for nothing',
    file: 'shared/server/serving/limit-calls.ts',
    find: "throw new Refusal(tooMany, undefined, { ...headersOf(limit, state), 'Retry-After': String(Math.ceil(state.msBeforeNext / 1000)) });",
    replace: 'return headersOf(limit, state);',
    spec: 'shared/server/serve.spec.ts',
  },
  {
    name: 'passwords are guessed without end',
    file: 'shared/server/identity/guess-limit.ts',
    find: 'if (recent.length >= this.#most) return',
    replace: 'if (recent.length < 0) return',
    spec: 'shared/server/identity/guess-limit.spec.ts',
  },
  {
    name: 'a sign-in counts no guess',
    file: 'shared/server/identity/sign-in.ts',
    find: 'takeGuess(desk, scope, email);',
    replace: '',
    spec: 'shared/server/identity/sign-in.spec.ts',
  },
  {
    name: 'an invitation counts no guess',
    file: 'shared/server/identity/accept-invitation.ts',
    find: 'takeGuess(desk, scope, account.email);',
    replace: '',
    spec: 'shared/server/identity/invitations.spec.ts',
  },
  {
    name: 'a body is as long as one likes',
    file: 'shared/server/serving/read-body.ts',
    find: "if (Number(request.headers['content-length'] ?? 0) > limit) return refuseLarge(request, reject);",
    replace: 'if (limit < Infinity) limit = Infinity;',
    spec: 'shared/server/serve.spec.ts',
  },
];
