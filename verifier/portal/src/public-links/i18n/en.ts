import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Verification',
  opening: 'Opening the link…',
  checking: 'Checking…',
  unreadable: 'Unreadable credential',
  what: 'What does this page prove?',
  verifyOther: 'Check another document',
  named: 'Title given by the person',
  madeOn: 'Link made on',
  until: 'Link valid until',
  again: 'Check again',
  private: 'The content of the link can be read in this browser only: its key is sent to nobody.',
  qr: 'QR code of this verification link',
  printed: 'This report holds for the moment of its check. This QR code leads to the link: check again before you decide.',
  advice: {
    'to-check': 'Try again in a few minutes, or contact the organisation.',
    refused: 'Ask the person for an up-to-date credential. A refused credential is no judgement on them.',
  },
  yes: 'When it says “Verified”',
  no: 'In any case, it does not say',
  proves: {
    who: 'The organisation named signed the credential, and the platform recognises it.',
    unchanged: 'Nothing has changed since it was signed.',
    standing: 'The credential was neither withdrawn nor expired at the time of the check.',
    holder: 'The person was its holder when they made the link.',
    identity: 'That whoever shows you this link is its holder: a link can be passed on.',
    whole: 'All that the wallet contains: the person chose what to show.',
    later: 'What the credential will be worth tomorrow: the organisation may withdraw it.',
  },
  problem: {
    'no-key': {
      title: 'This link is incomplete',
      text: 'The end of the link, after the # sign, is missing. Ask the person to send it again in full.',
    },
    'wrong-key': {
      title: 'This link does not open',
      text: 'Its key does not match: a character changed on the way. Ask the person to send it again.',
    },
    gone: { title: 'This link is no longer open', text: 'It has expired, or the person withdrew it. You may ask them for another.' },
    failed: { title: 'The link could not be opened', text: 'The server does not answer as expected. Try again in a moment.' },
    offline: { title: 'The connection is down', text: 'The check needs the network. Nothing is shown until it could be made.' },
  },
};
