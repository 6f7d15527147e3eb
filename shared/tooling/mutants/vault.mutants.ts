import type { Mutant } from '../mutant.ts';

const server = { file: 'issuer/server/people/recover-wallet.ts', spec: 'issuer/server/people/recover-wallet.spec.ts' } as const;

export const mutants: readonly Mutant[] = [
  {
    name: 'ten devices restore one backup at once',
    ...server,
    find: 'if (closed !== 1) throw new Refusal(recoveryOver);',
    replace: '',
  },
  {
    name: 'a connection that ended comes back from a backup',
    ...server,
    find: '(former.closedAt ? again : takeOver)',
    replace: 'takeOver',
  },
  {
    name: 'a used backup gives tokens to another key',
    ...server,
    find: '.findOne({ organisationId, personId, thumbprint })',
    replace: '.findOne({ organisationId, personId })',
  },
  {
    name: 'what the lost device holds stays valid',
    ...server,
    find: 'await own.record(walletDeviceRemoved, personId, { organisationId, personId, connectionId: id });',
    replace: '',
  },
  {
    name: 'nobody is told that a backup was restored',
    ...server,
    find: 'await own.record(walletRecovered, personId, { organisationId, personId, connectionId: opened.id });',
    replace: '',
  },
  {
    name: 'the recovery token is kept as it is',
    file: 'issuer/server/people/open-connection.ts',
    find: 'recoveryHash: sha256Hex(recoveryToken) };',
    replace: 'recoveryHash: recoveryToken };',
    spec: 'issuer/server/people/recover-wallet.spec.ts',
  },
  {
    name: 'a slip of the pen passes for a key',
    file: 'wallet/src/backup/kit-key.ts',
    find: '&& (await check(key)) === written.slice(length)',
    replace: '',
    spec: 'wallet/src/backup/kit-key.spec.ts',
  },
  {
    name: 'who does not administer the platform goes there',
    file: 'shared/server/identity/choose-organisation.ts',
    find: 'if (!membership) throw new Refusal(notFound);',
    replace: '',
    spec: 'shared/server/identity/choose-organisation.spec.ts',
  },
];
