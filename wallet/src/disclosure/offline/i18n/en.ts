import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Show without a network',
  text: 'To someone who stands before you, with no connection on either side. Their verification page reads codes on your screen.',
  what: 'What this person will see',
  tellContested: 'Say that I contest this proof',
  show: '{count, plural, =0 {Nothing to show} one {Show # piece of information} other {Show # pieces of information}}',
  making: 'Preparing…',
  to: 'the person before you',
  journal: 'Shown on the spot, without a network',
  gone: 'This proof is no longer in your carnet, or can no longer be shown.',
  toCarnet: 'See my wallet',
  codes: {
    title: 'To be read with their camera',
    text: '{count, plural, one {Hold the screen before the camera.} other {Hold the screen before the camera: # codes pass one after the other, and begin again.}}',
    byHand: 'Hold the screen before the camera, then go from one code to the next when asked.',
    one: 'QR code of your proof',
    place: 'Code {index} of {count}',
    next: 'Next code',
    pause: 'Stop passing',
    go: 'Let them pass',
    until: 'Readable until {time}. After that, these codes prove nothing.',
    over: 'These codes prove nothing any more',
    overText: 'Five minutes have passed. Make them anew if the person has not finished reading.',
    again: 'Make the codes anew',
    trace: 'Kept among your sharings, without the person’s name: your carnet does not know who read.',
    done: 'Done',
  },
};
