import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  checkedAt: 'Checked on {day} at {time}',
  checkedHere: 'Checked in your browser on {day} at {time}',
  contested: 'Its holder has contested this credential since {day}; the organisation had not answered yet when it was shared.',
  checks: 'The checks',
  shared: '{count, plural, one {# item shared} other {# items shared}}',
  unknownIssuer: 'Organisation not recognised',
  selfDeclared: 'Declared by the person',
  said: {
    endorsement:
      'The organism vouches for the endorsed competences, and for those alone. The experience and the organisation are as the person declares them.',
    experience: 'All of this is declared and signed by the person. An organism may endorse competences of it, in a proof of its own.',
  },
  verdict: {
    verified:
      '{count, plural, one {This credential is authentic and still valid.} other {These # credentials are authentic and still valid.}}',
    'to-check': 'Decide nothing on this page alone.',
    refused: 'Do not rely on it.',
  },
  'issuer-registered': '{name} is an organisation recognised by the platform.',
  'issuer-closed': '{name}: organisation closed on {day}. What it signed before stays good.',
  'issuer-recognised': '{name} is an outside organisation, recognised by the platform.',
  'status-valid': 'The credential has not been withdrawn. List of withdrawals read {when}.',
  'holder-proven-earlier': 'Holder proven when the link was made, on {day}.',
};
