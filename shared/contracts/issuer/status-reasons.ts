import * as z from 'zod';

/** Why a credential is in its state: a closed list, in words on every screen that shows it; its holder may read it, the public list never tells. */

export const StatusAct = z.enum(['suspend', 'resume', 'revoke', 'cancel']);
export type StatusAct = z.output<typeof StatusAct>;

/** What a person may give as reason of each act; `other` needs words beside it. */
export const reasonsOf = {
  suspend: ['under-review', 'suspected-fraud', 'holder-asked', 'other'],
  resume: ['review-over', 'suspended-by-mistake', 'holder-asked', 'other'],
  revoke: ['entry-mistake', 'conditions-not-met', 'fraud', 'holder-asked', 'other'],
  cancel: ['entry-mistake', 'no-longer-due', 'holder-asked', 'other'],
} as const satisfies Readonly<Record<StatusAct, readonly string[]>>;

export const ReasonCode = z.enum([
  'under-review',
  'suspected-fraud',
  'review-over',
  'suspended-by-mistake',
  'entry-mistake',
  'conditions-not-met',
  'fraud',
  'no-longer-due',
  'holder-asked',
  'other',
  // Said by the product itself.
  'validation-withdrawn',
  'validation-corrected',
  'attendance-corrected',
  'identity-corrected',
  'endorsement-withdrawn',
  'wallet-lost',
  'not-kept',
  'key-compromised',
]);
export type ReasonCode = z.output<typeof ReasonCode>;

interface Given {
  readonly act: StatusAct;
  readonly reasonCode: ReasonCode;
  readonly reason: string | null;
}

/** One of the reasons of its act, and words where the code says nothing. For `superRefine`. */
export const checkReason = ({ act, reasonCode, reason }: Given, context: z.RefinementCtx): void => {
  const codes: readonly ReasonCode[] = reasonsOf[act];
  if (!codes.includes(reasonCode)) context.addIssue({ code: 'custom', path: ['reasonCode'], params: { code: 'reason-of-another-act' } });
  if (reasonCode === 'other' && reason === null) context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'missing' } });
};
