import type { Mutant } from '../mutant.ts';

const room = 'issuer/server/credentials';

export const mutants: readonly Mutant[] = [
  {
    name: 'an act is done whatever the state',
    file: `${room}/change-status.ts`,
    find: "if (judgeAct(body.act, issuance) !== 'changes') throw new Refusal(notInThatState);",
    replace: '',
    spec: `${room}/change-status.spec.ts`,
  },
  {
    name: 'any reason serves any act',
    file: 'shared/contracts/issuer/status-reasons.ts',
    find: "if (!codes.includes(reasonCode)) context.addIssue({ code: 'custom', path: ['reasonCode'], params: { code: 'reason-of-another-act' } });",
    replace: '',
    spec: `${room}/change-status.spec.ts`,
  },
  {
    name: 'a suspension does not reach the list',
    file: `${room}/apply-act.ts`,
    find: "await writeStatuses(scope, issuance.id, 'suspended');",
    replace: '',
    spec: `${room}/change-status.spec.ts`,
  },
  {
    name: 'a lost wallet is resumed',
    file: `${room}/apply-act.ts`,
    find: 'if (resumeAs === null) return;',
    replace: 'return;',
    spec: `${room}/change-status.spec.ts`,
  },
  {
    name: 'many are changed that nobody saw',
    file: `${room}/change-statuses.ts`,
    find: 'if (seen !== word) throw new Refusal(batchChanged);',
    replace: '',
    spec: `${room}/change-statuses.spec.ts`,
  },
  {
    name: 'another organism’s credential is named by a file',
    file: `${room}/change-statuses.ts`,
    find: "IssuanceModel.query(scope.db).modify('ofOrganisation', scope).whereIn('id', ids)",
    replace: "IssuanceModel.query(scope.db).where('state', 'delivered').whereIn('id', ids)",
    spec: `${room}/change-statuses.spec.ts`,
  },
  {
    name: 'another’s name waits like a spelling',
    file: `${room}/correct-identity.ts`,
    find: 'const untilDelivered = sameNameSpelt(subjectOf(before), identity);',
    replace: 'const untilDelivered = true;',
    spec: `${room}/replacements.spec.ts`,
  },
  {
    name: 'a misspelt credential stands beside its replacement',
    file: `${room}/keep-delivery.ts`,
    find: 'await endReplaced(scope, issuance);',
    replace: '',
    spec: `${room}/replacements.spec.ts`,
  },
  {
    name: 'any W3C credential is signed as a list',
    file: 'shared/server/keys/token-rules.ts',
    find: "need(isWords(payload['type'], 'VerifiableCredential', 'BitstringStatusListCredential'), 'the type of a status list credential');",
    replace: '',
    spec: 'shared/server/keys/token-rules.spec.ts',
  },
  {
    name: 'a bitstring is read below the least number of entries',
    file: 'shared/credentials/bitstring-status-list.ts',
    find: "if (list.length * 8 < leastBitstringEntries) throw new Refused('status-list-malformed');",
    replace: '',
    spec: 'shared/credentials/bitstring-status-list.spec.ts',
  },
  {
    name: 'a standard value means replaced',
    file: 'shared/credentials/status-token.ts',
    find: 'value === statusValues.replaced ? value : undefined;',
    replace: "typeof value === 'number' ? value : undefined;",
    spec: 'shared/credentials/status-cache.spec.ts',
  },
  {
    name: 'what was never signed is contested',
    file: `${room}/contest-issuance.ts`,
    find: 'if (!stands(state)) throw new Refusal(notContestable);',
    replace: '',
    spec: `${room}/contestations.spec.ts`,
  },
  {
    name: 'a contestation is told to everyone',
    file: 'shared/credentials/present.ts',
    find: 'contestedOn === undefined ? {} : { contested_on: contestedOn }',
    replace: "{ contested_on: contestedOn ?? '2026-01-01' }",
    spec: 'shared/credentials/contested.spec.ts',
  },
];
