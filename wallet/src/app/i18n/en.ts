import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  name: 'Carnet',
  problems: {
    network: 'The connection fails. Nothing was lost: try again in a moment.',
    'link-unreadable': 'This link is incomplete. Open it from the e-mail rather than copying it.',
    'issuer-unknown': 'The platform does not recognise this organisation ({detail}). Nothing was sent to it.',
    'offer-unreadable': 'This code is not a readable credential offer.',
    'offer-host-differs': 'This offer comes from another address than the organisation it names. It was stopped.',
    'offer-format-unknown': 'This organisation offers a format your wallet does not know.',
    'offer-grant-unknown': 'This organisation asks for a step your wallet does not know yet.',
    'code-refused': 'This code is not the right one. After five mistakes you need a new one.',
    'offer-over': 'This offer was already used or has expired. Ask the organisation for a new one.',
    'offer-refused': 'The organisation refused. Ask it for a new offer.',
    'issuer-unreachable': 'The organisation does not answer. Nothing is lost: the credential still waits.',
    'credential-refused': 'What was received did not pass the checks: it was not kept.',
    'request-unreadable': 'This request cannot be read. Nothing was sent.',
    'request-unsigned': 'This request is not signed: there is no telling who it comes from. Nothing was sent.',
    'request-elsewhere': 'The answer would go elsewhere than to whoever asks. The request was stopped.',
    'required-missing': 'A required piece of information is missing.',
    'credential-gone': 'This credential is no longer in your wallet.',
    'no-copy-left': 'No copy of this credential is left.',
    'connection-closed': 'Your wallet is no longer connected to this organisation. Ask it for a new invitation.',
    'dead-link': 'This invitation was already used or is no longer valid. Ask the organisation for a new one.',
    'not-withdrawable': 'This sharing cannot be taken back from your wallet: write to the recipient.',
  },
};
