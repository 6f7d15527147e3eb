import type { Mutant } from '../mutant.ts';

const people = { spec: 'issuer/server/people/devices.spec.ts' } as const;
const credentials = { spec: 'issuer/server/credentials/devices.spec.ts' } as const;
const remove = { ...people, file: 'issuer/server/people/remove-device.ts' } as const;
const ways = { file: 'issuer/server/credentials/wallet-holdings.ts', spec: 'issuer/server/credentials/wallet-holdings.spec.ts' } as const;
const revoke = { ...credentials, file: 'issuer/server/credentials/revoke-device.ts' } as const;
const statuses = { ...credentials, file: 'issuer/server/credentials/write-statuses.ts' } as const;

/** One person’s devices: who lets one in, what each gets, and what falls with one that is taken out. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a second device cuts the first off',
    ...people,
    file: 'issuer/server/people/connect-wallet.ts',
    find: "if (purpose === 'device') await requireRoom",
    replace:
      "if (purpose === 'device') await closeConnection(own, { organisationId, personId }, 'replaced');\n    if (purpose === 'device') await requireRoom",
  },
  {
    name: 'nobody is told of a second device',
    ...people,
    file: 'issuer/server/people/connect-wallet.ts',
    find: "if (purpose === 'device') await own.record(walletDeviceAdded, personId, { organisationId, personId, connectionId: id });",
    replace: '',
  },
  {
    name: 'devices without end',
    ...people,
    file: 'issuer/server/people/open-connections.ts',
    find: '.length >= mostDevices',
    replace: '.length > 1000',
  },
  {
    name: 'the former code of a device lives on',
    ...people,
    file: 'issuer/server/people/invite-device.ts',
    find: "  await endInvitations(scope, personId, 'device');\n",
    replace: '',
  },
  {
    name: 'the code of a device lasts a day',
    ...people,
    file: 'issuer/server/people/invite-device.ts',
    find: 'const minutes = 10;',
    replace: 'const minutes = 1440;',
  },
  { name: 'a device takes itself out', ...remove, find: 'id === connectionId || ', replace: '' },
  {
    name: 'a device of another person is taken out',
    ...remove,
    find: '{ organisationId, personId, id }',
    replace: '{ organisationId, id } as never',
  },
  {
    name: 'what a removed device holds stays valid',
    ...remove,
    find: '  await scope.record(walletDeviceRemoved, personId, { organisationId, personId, connectionId: id });\n',
    replace: '',
  },
  {
    name: 'a stolen token cuts every device off',
    ...people,
    file: 'issuer/server/people/refresh-wallet-tokens.ts',
    find: "closeConnection(own, { id, organisationId, personId }, 'refresh-reused')",
    replace: "closeConnection(own, { organisationId, personId }, 'refresh-reused')",
  },
  {
    name: 'one device that leaves takes the others along',
    ...people,
    file: 'issuer/server/people/disconnect-wallet.ts',
    find: '{ organisationId, personId, id }',
    replace: '{ organisationId, personId }',
  },
  {
    name: 'a closed device hides an open one',
    ...people,
    file: 'issuer/server/people/wallet-states-of.ts',
    find: 'person_id, closed_at is not null, connected_at desc',
    replace: 'person_id, connected_at desc',
  },
  { name: 'what a lost device had is given to the others', ...ways, find: 'others.includes(id)', replace: 'true' },
  { name: 'what this device keeps is given again', ...ways, find: 'if (mine.some(({ kept }) => kept)) return null;', replace: '' },
  {
    name: 'what is suspended is given to another device',
    ...ways,
    find: "if (state !== 'signed' && state !== 'delivered') return null;",
    replace: '',
  },
  {
    name: 'the bytes of another device are forgotten',
    ...credentials,
    file: 'issuer/server/credentials/keep-delivery.ts',
    find: '.modify(ofDevice, connectionId)',
    replace: '',
  },
  {
    name: 'the way of one device ends another’s',
    ...credentials,
    file: 'issuer/server/credentials/close-codes.ts',
    find: 'if (connectionId) void query',
    replace: 'if (connectionId === "") void query',
  },
  {
    name: 'a device that fails gives up what another has',
    ...credentials,
    file: 'issuer/server/credentials/hear-notification.ts',
    find: " && purpose === 'collect'",
    replace: '',
  },
  { name: 'the copies of every device fall with one', ...revoke, find: "'revoked', connectionId);", replace: "'revoked');" },
  {
    name: 'what was asked at a counter is left on a removed device',
    ...revoke,
    find: 'if (!anywhere && !holders',
    replace: 'if (!holders',
  },
  { name: 'what is signed since falls with a removed device', ...revoke, find: ' && signedAt <= cutOffAt', replace: '' },
  {
    name: 'a removed device gets what it was granted before',
    ...credentials,
    file: 'issuer/server/credentials/issue-credential.ts',
    find: "  if (connectionId !== null && (await isCutOff(scope, connectionId))) throw denied('this wallet was cut off');\n",
    replace: '',
  },
  {
    name: 'a removed device gives up what another has',
    ...credentials,
    file: 'issuer/server/credentials/hear-notification.ts',
    find: ' || (connectionId !== null && (await isCutOff(scope, connectionId)))',
    replace: '',
  },
  {
    name: 'a device that is being taken out gets one more',
    ...credentials,
    file: 'issuer/server/people/open-connections.ts',
    find: '.forShare()',
    replace: '',
  },
  { name: 'resumed, a removed device is good again', ...statuses, find: "    .whereNot('status', statusValues.revoked)\n", replace: '' },
];
