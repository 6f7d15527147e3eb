import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Take my wallet away',
  text: 'One file, to keep wherever you like: your proofs as the organisations signed them, a PDF to print, and a page that checks them by itself, without the Internet.',
  careful: 'This file holds everything your proofs say, in the clear. Entrust it as you would the original.',
  notBackup: 'This is no backup: it cannot bring your wallet back on another device.',
  backup: 'Make a backup',
  count: '{count, plural, =0 {No proof to take} one {# proof will be in the file} other {# proofs will be in the file}}',
  empty: 'Your wallet is still empty',
  emptyText: 'Collect a proof first: it can be taken away afterwards.',
  toCarnet: 'See my wallet',
  code: 'Print a verification code on the PDF',
  codeText: 'Anyone who has the paper can check your proofs for 90 days. You can withdraw this link at any time.',
  make: 'Prepare the file',
  makePaper: 'The PDF alone',
  making: 'Preparing…',
  made: 'Your file is ready',
  save: 'Save',
  again: 'Prepare another',
  codeFailed: 'The verification code could not be made: the PDF has none. All the rest is complete.',
  missing:
    '{count, plural, one {One proof could not be asked for} other {# proofs could not be asked for}} in the other forms: the file holds them as the wallet keeps them.',
  linkTitle: 'Printed wallet',
  file: {
    archive: 'wallet-{day}.zip',
    paper: 'wallet-{day}.pdf',
    folder: 'wallet',
    proofs: 'proofs',
    others: 'other-forms',
    readme: 'README.txt',
    page: 'verify.html',
  },
  readme:
    'Skills wallet\n\nverify.html: open this file in a browser. It checks the proofs it holds by itself, without the Internet, against what was published on the day of the export.\ncarnet.pdf: to print. The proofs are attached to it too.\nproofs/: each proof as its organisation signed it (SD-JWT VC).\nother-forms/: the same proofs, for sites that ask for a W3C credential (.vc.jwt) or a badge (.badge.jwt).\ncarnet.json: all of it for software, with what was published that day (registry, keys, status lists).\n\nTo check against what is published today, drop this file here: {verify}\n',
  paper: {
    title: 'Skills wallet',
    asOf: 'Proofs as of {day}, checked by the wallet',
    scan: 'Scan to check these proofs, until {until}',
    inside: 'Each proof is attached to this PDF as its organisation signed it: drop the file on {verify} to check it.',
    declared: 'Declared by the person',
    challenge: 'Funder: at this address, the organisation proves any half-day of this certificate to you.',
    verified: 'Verified',
    toCheck: 'To be checked',
    refused: 'Refused',
    page: 'Page {page} of {pages}',
  },
};
