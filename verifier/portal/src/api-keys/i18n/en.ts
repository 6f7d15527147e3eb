import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Access keys',
  text: 'A key lets your programs have up to 500 credentials checked in a call, with a report signed by the platform.',
  add: 'Create a key',
  name: 'Name of the key',
  nameHint: 'The program or the service that will use it',
  create: 'Create the key',
  none: 'No key',
  noneText: 'Create one for each program: you can revoke it without disturbing the others.',
  madeTitle: 'Key “{name}” created',
  madeText: 'Copy it now: it will never be shown again.',
  madeDone: 'I have copied it',
  createdOn: 'Created on {day}',
  revokedOn: 'revoked on {day}',
  usedAt: 'used {when}',
  unused: 'never used',
  revoke: 'Revoke',
  revokeTitle: 'Revoke the key “{name}”?',
  revokeText: 'The programs that use it will be refused at once. This cannot be undone.',
  revoked: 'Key “{name}” revoked',
  use: 'Your programs give it with every call.',
};
