import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Types of credentials',
  intro:
    'What each credential issued here may say, and what its holder chooses to show. This page is public, like the documents it describes.',
  generic: 'General type',
  selfDeclared: 'Declared by the person',
  claims: '{count, plural, one {# claim} other {# claims}}',
  empty: 'No type is published',
  unreachable: 'The registry of types does not answer',
  gone: 'This type of credential does not exist here',
  goneText: 'The address may have been copied wrongly.',
  address: 'Address of the type',
  extends: 'Refines',
  schema: 'JSON Schema',
  hash: 'Hash of the document',
  said: 'What it says',
  always: 'Always there',
  known: 'There when it is known',
  chosen: 'Each claim is shown or kept apart from the others, as the person chooses.',
  metadata: 'Open the metadata (JSON)',
};
