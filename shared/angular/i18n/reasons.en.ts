import type { reasonsFr } from './reasons.fr.ts';
import type { Same } from './same.ts';

export const reasonsEn: Same<typeof reasonsFr> = {
  'under-review': 'Being checked',
  'suspected-fraud': 'Suspected fraud',
  'review-over': 'Check completed',
  'suspended-by-mistake': 'Suspended by mistake',
  'entry-mistake': 'Entry mistake',
  'conditions-not-met': 'Conditions not met',
  fraud: 'Established fraud',
  'no-longer-due': 'No longer due',
  'holder-asked': 'Asked by the person',
  other: 'Another reason',
  'validation-withdrawn': 'Validation withdrawn',
  'validation-corrected': 'Validation corrected: a new credential takes its place',
  'attendance-corrected': 'Attendance corrected',
  'identity-corrected': 'Identity corrected: a new credential takes its place',
  'wallet-lost': 'Wallet lost or reset: a new credential takes its place',
  'not-kept': 'The wallet could not keep it: it is offered again',
};
