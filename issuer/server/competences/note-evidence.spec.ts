import { createHash } from 'node:crypto';
import { noteEvidence, noteText } from './note-evidence.ts';

const validation = { id: '0192f0c0-0000-7000-8000-000000000001', note: 'Joints réguliers, coupes propres.' };

describe('the evidence of a validation', () => {
  it('is the hash of its appreciation, which the organism can show again', () => {
    const shown = noteText(validation);

    expect(noteEvidence(validation)).toEqual([
      { name: 'Appréciation', digest: `sha256-${createHash('sha256').update(shown).digest('base64')}` },
    ]);
    expect(JSON.parse(shown)).toEqual({ validation: validation.id, note: validation.note });
  });

  it('is another for the same words about another validation: a short note is not guessed from its hash', () => {
    const [one] = noteEvidence(validation);
    const [other] = noteEvidence({ ...validation, id: '0192f0c0-0000-7000-8000-000000000002' });

    expect(one!.digest).not.toBe(other!.digest);
  });

  it('is none where nothing was written', () => {
    expect(noteEvidence({ ...validation, note: null })).toEqual([]);
  });
});
