import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'My visibility',
  visibility: 'Visibility',
  choices: { hidden: 'Hidden', masked: 'Masked', named: 'Named' },
  text: {
    hidden: 'No recruiter finds you.',
    masked: 'Recruiters see the card below, under a code name that differs for each recruiter. Never your name.',
    named: 'Recruiters see the card below and your name, proven by your enrolment.',
  },
  preview: 'Your card, seen by a recruiter',
  handle: 'A code name that differs for each recruiter',
  department: 'Department',
  situation: 'Situation',
  situations: { searching: 'Looking', open: 'Open to offers', 'in-training': 'In training', employed: 'Employed' },
  availableFrom: 'Available from',
  availableNow: 'Right now',
  competences: 'Competences shown',
  none: 'Your wallet has no competence to show yet: collect a credential first.',
  name: 'Your name, proven by',
  noName: 'To show your name, first collect an enrolment credential.',
  publish: 'Publish',
  update: 'Update',
  hide: 'Withdraw my profile',
  saving: 'Publishing…',
  published: 'Your profile is online.',
  hidden: 'Your profile is withdrawn: nobody can find it any more.',
  leaves: 'Only this leaves. Each competence is proven by a copy kept for this use.',
  badge: 'verified',
  proofs: '{count, plural, one {# verified competence} other {# verified competences}}',
};
