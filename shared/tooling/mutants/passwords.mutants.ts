import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'any password signs in',
    file: 'shared/server/identity/sign-in.ts',
    find: 'if (!right) throw new Refusal(wrongCredentials);',
    replace: '',
    spec: 'shared/server/identity/sign-in.spec.ts',
  },
  {
    name: 'an invitation hands over an account without its password',
    file: 'shared/server/identity/accept-invitation.ts',
    find: 'if (!(await isPassword(password, account.passwordHash))) throw new Refusal(wrongCredentials);',
    replace: '',
    spec: 'shared/server/identity/invitations.spec.ts',
  },
  {
    name: 'a common word with digits is a password',
    file: 'shared/server/identity/password-rules.ts',
    find: 'if (roots.some((root) => commonRoots.has(root))) return true;',
    replace: '',
    spec: 'shared/server/identity/password-rules.spec.ts',
  },
  {
    name: 'one’s own name is a password',
    file: 'shared/server/identity/password-rules.ts',
    find: 'return ownWords(owner).some((word) => written.includes(word) && written.length - word.length < 8);',
    replace: 'return ownWords(owner).length < 0;',
    spec: 'shared/server/identity/password-rules.spec.ts',
  },
  {
    name: 'a weak password is taken by a reset',
    file: 'shared/server/identity/reset-password.ts',
    find: 'refuseWeakPassword(body.password, account);',
    replace: '',
    spec: 'shared/server/identity/password-reset.spec.ts',
  },
  {
    name: 'a reset link is used twice',
    file: 'shared/server/identity/reset-password.ts',
    find: "    .whereNull('usedAt')",
    replace: '',
    spec: 'shared/server/identity/password-reset.spec.ts',
  },
  {
    name: 'a reset link never expires',
    file: 'shared/server/identity/reset-password.ts',
    find: ".where('expiresAt', '>', scope.now());",
    replace: ';',
    spec: 'shared/server/identity/password-reset.spec.ts',
  },
  {
    name: 'a thief stays signed in after a new password',
    file: 'shared/server/identity/reset-password.ts',
    find: "await SignInModel.query(identity.db).where({ accountId: account.id }).whereNull('endedAt').patch({ endedAt: now });",
    replace: '',
    spec: 'shared/server/identity/password-reset.spec.ts',
  },
  {
    name: 'a sign-in planted beforehand goes on',
    file: 'shared/server/identity/start-sign-in.ts',
    find: 'await endCurrentSignIn(scope);',
    replace: '',
    spec: 'shared/server/identity/sign-in.spec.ts',
  },
];
