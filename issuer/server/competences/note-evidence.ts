import { createHash } from 'node:crypto';

interface Noted {
  readonly id: string;
  readonly note: string | null;
}

/** What is hashed of a written appreciation. The validation's id, which nobody outside knows, keeps a short note from being guessed. */
export const noteText = ({ id, note }: Noted): string => JSON.stringify({ validation: id, note });

/** The appreciation behind a validation, by hash; nothing when none was written. */
export const noteEvidence = (validation: Noted): { name: string; digest: string }[] =>
  validation.note === null
    ? []
    : [{ name: 'Appréciation', digest: `sha256-${createHash('sha256').update(noteText(validation)).digest('base64')}` }];
