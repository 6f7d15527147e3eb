import type { Mutant } from '../mutant.ts';

const merkle = 'shared/credentials/merkle.ts';
const merkleSpec = 'shared/credentials/merkle.spec.ts';
const completions = 'issuer/server/attendance/completions.spec.ts';

/** Hours really done, and the proof of each half-day under the root. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a node passes for a leaf',
    file: merkle,
    find: 'hash(joined(0, text.encode(leaf)))',
    replace: 'hash(joined(1, text.encode(leaf)))',
    spec: merkleSpec,
  },
  {
    name: 'any root is proven',
    file: merkle,
    find: 'return found !== null && encodeBytes(found) === root;',
    replace: 'return found !== null;',
    spec: merkleSpec,
  },
  {
    name: 'a proof may be of a tree of another size',
    file: merkle,
    find: 'if (proof.size !== size || !wellPlaced(proof)',
    replace: 'if (!wellPlaced(proof)',
    spec: merkleSpec,
  },
  {
    name: 'a path may stop short of the root',
    file: merkle,
    find: 'return last === 0 ? at : null;',
    replace: 'return at;',
    spec: merkleSpec,
  },
  {
    name: 'a half-day reads as another text says it',
    file: 'shared/credentials/half-day-leaf.ts',
    find: 'return known && halfDayLeaf(read, String(salt)) === leaf ? read : null;',
    replace: 'return known ? read : null;',
    spec: merkleSpec,
  },
  {
    name: 'a session is certified before it ends',
    file: 'issuer/server/attendance/issue-completions.ts',
    find: "if (session.state !== 'ended') throw new Refusal(sessionNotEnded);",
    replace: '',
    spec: completions,
  },
  {
    name: 'half-days nobody signed count',
    file: 'issuer/server/attendance/signed-records.ts',
    find: 'halves.filter((half) => half.signOff)',
    replace: 'halves',
    spec: completions,
  },
  {
    name: 'someone without an hour is certified',
    file: 'issuer/server/attendance/issue-completions.ts',
    find: "hours.minutes === 0 || completionState(found, hours) === 'current'",
    replace: "completionState(found, hours) === 'current'",
    spec: completions,
  },
  {
    name: 'a corrected half-day leaves the certificate as it was',
    file: 'issuer/server/attendance/correct-attendance.ts',
    find: 'await replaceCompletion(scope, { session: found.session, trainee, reason: body.reason });',
    replace: '',
    spec: completions,
  },
  {
    name: 'a wallet reads the half-days of another person',
    file: 'issuer/server/attendance/prove-completion.ts',
    find: '.findOne({ root: params.root, personId })',
    replace: '.findOne({ root: params.root })',
    spec: completions,
  },
  {
    name: 'a trainer reads the half-days of another session',
    file: 'issuer/server/attendance/prove-completion.ts',
    find: 'await findVisibleSession(scope, found.sessionId);',
    replace: '',
    spec: completions,
  },
  {
    name: 'anything a person signs for themselves passes for declared',
    file: 'shared/credentials/self-declared.ts',
    find: 'isDeclaration(payload) && holder !== null && issuer === didJwkOf(holder);',
    replace: 'holder !== null && issuer === didJwkOf(holder);',
    spec: 'shared/credentials/self-declared.spec.ts',
  },
  {
    name: 'a declaration signed by another key passes',
    file: 'shared/credentials/self-declared.ts',
    find: 'isDeclaration(payload) && holder !== null && issuer === didJwkOf(holder);',
    replace: 'isDeclaration(payload) && holder !== null;',
    spec: 'shared/credentials/self-declared.spec.ts',
  },
  {
    name: 'an organism lends its name to a declaration',
    file: 'shared/credentials/verify.ts',
    find: "return isDeclaration(payload) ? ['failed', 'issuer-unknown'] : checkTrust(issuer, trust, payload['iat']);",
    replace: "return checkTrust(issuer, trust, payload['iat']);",
    spec: 'shared/credentials/self-declared.spec.ts',
  },
  {
    name: 'a declaration is verified',
    file: 'shared/credentials/verify.ts',
    find: "return ['unchecked', 'self-declared'];",
    replace: "return ['passed', 'issuer-registered'];",
    spec: 'shared/credentials/self-declared.spec.ts',
  },
];
