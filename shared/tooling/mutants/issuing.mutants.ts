import type { Mutant } from '../mutant.ts';

const here = 'issuer/server/credentials';
const flow = `${here}/protocol/code-flow.spec.ts`;

export const mutants: readonly Mutant[] = [
  {
    name: 'more copies of what was never delivered',
    file: `${here}/mint-copies-offer.ts`,
    find: "if (issuance.state !== 'delivered') throw new Refusal(notOfferable);",
    replace: '',
    spec: `${here}/issue-more-copies.spec.ts`,
  },
  {
    name: 'copies without end',
    file: `${here}/issue-more-copies.ts`,
    find: "if (first - 1 + holders.length > mostCopies) throw denied('this credential has as many copies as it may have');",
    replace: '',
    spec: `${here}/issue-more-copies.spec.ts`,
  },
  {
    name: 'a key proof by a DID is any key’s',
    file: 'shared/credentials/did-key.ts',
    find: 'verificationMethod?.find(({ id }) => id === didUrl)?.publicKeyJwk',
    replace: 'verificationMethod?.[0]?.publicKeyJwk',
    spec: `${here}/protocol/key-proofs.spec.ts`,
  },
  {
    name: 'a key for the answer is taken in the clear',
    file: `${here}/protocol/sealed-messages.ts`,
    find: "if (!encrypted) throw wrong('the request must be encrypted too');",
    replace: '',
    spec: `${here}/protocol/sealed-messages.spec.ts`,
  },
  {
    name: 'a promise is kept for another token',
    file: `${here}/defer-issuance.ts`,
    find: ".whereIn('issuanceId', [...issuanceIds])",
    replace: '',
    spec: `${here}/protocol/deferred.spec.ts`,
  },
  {
    name: 'a promise is kept twice',
    file: `${here}/protocol/deferred.ts`,
    find: 'await inOrganism(house, organism, ctx, (scope) => forgetDeferred(scope, transaction));',
    replace: '',
    spec: `${here}/protocol/deferred.spec.ts`,
  },
  {
    name: 'a code is sent to any address of the wallet',
    file: `${here}/protocol/pushed-request.ts`,
    find: '!allowed.includes(redirectUri) ||',
    replace: '',
    spec: flow,
  },
  {
    name: 'any wallet may ask',
    file: `${here}/protocol/pushed-request.ts`,
    find: '!allowed.some((one) => new URL(one).origin === clientId)',
    replace: 'allowed.length === 0',
    spec: flow,
  },
  {
    name: 'plain PKCE',
    file: `${here}/protocol/pushed-request.ts`,
    find: "if (form['code_challenge_method'] !== 'S256') throw wrong('code_challenge_method must be S256');",
    replace: '',
    spec: flow,
  },
  {
    name: 'a code without its verifier',
    file: `${here}/authorisation/redeem-authorisation.ts`,
    find: 'sameSecret(challengeOf(verifier), kept.codeChallenge);',
    replace: "verifier !== '';",
    spec: flow,
  },
  {
    name: 'a code in other hands',
    file: `${here}/authorisation/redeem-authorisation.ts`,
    find: '(kept.wallet === null || kept.wallet === wallet) &&',
    replace: '',
    spec: flow,
  },
  {
    name: 'a code is used twice',
    file: `${here}/authorisation/redeem-authorisation.ts`,
    find: 'await AuthorisationModel.query(scope.db).findById(kept.id).patch({ codeExpiresAt: null });',
    replace: '',
    spec: flow,
  },
  {
    name: 'a replayed code leaves its token',
    file: `${here}/authorisation/redeem-authorisation.ts`,
    find: 'await takeBack(scope, kept);',
    replace: '',
    spec: flow,
  },
  {
    name: 'digits may be guessed without end',
    file: `${here}/authorisation/confirm-digits.ts`,
    find: 'if (guesses >= mostGuesses) return false;',
    replace: '',
    spec: flow,
  },
  {
    name: 'consent without the digits',
    file: `${here}/authorisation/answer-authorisation.ts`,
    find: '!sameSecret(sha256Hex(body.pass), passHash)',
    replace: "body.pass === ''",
    spec: flow,
  },
  {
    name: 'a token collects what it does not name',
    file: `${here}/protocol/credential.ts`,
    find: 'if (named && issuanceIds.includes(identifier))',
    replace: 'if (named)',
    spec: flow,
  },
];
