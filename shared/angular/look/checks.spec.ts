import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { Checks, type CheckLine } from './checks.ts';

const open = async (lines: readonly CheckLine[], sentences: Record<string, string> = {}) => {
  TestBed.configureTestingModule({ providers: provideGivenHouse() });
  await openWords();
  const fixture = TestBed.createComponent(Checks);
  fixture.componentRef.setInput('lines', lines);
  fixture.componentRef.setInput('sentences', sentences);
  await fixture.whenStable();
  await fixture.whenStable();
  return [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].map((row) => ({
    tone: row.getAttribute('data-tone'),
    text: row.textContent?.replace(/\s+/gu, ' ').trim(),
  }));
};

describe('the ladder of checks', () => {
  it('says each check in the order of the report, with its word and a sentence', async () => {
    const rows = await open([
      { check: 'signature', outcome: 'passed', why: 'signature-good' },
      { check: 'validity', outcome: 'failed', why: 'expired' },
    ]);
    expect(rows).toEqual([
      { tone: 'ok', text: 'SignatureVérifiéLe document n’a pas été modifié depuis sa signature.' },
      { tone: 'no', text: 'DatesRefuséLa preuve a expiré.' },
    ]);
  });

  it('never shows as valid what could not be fetched, and gives its age', async () => {
    const [row] = await open([{ check: 'status', outcome: 'unchecked', why: 'status-stale', at: 1763499840 }]);
    expect(row?.tone).toBe('check');
    expect(row?.text).toContain('Source du mar. 18 nov. 2025, 22 h 04.');
  });

  it('tells what was not asked from what failed', async () => {
    const [row] = await open([{ check: 'holder-binding', outcome: 'unchecked', why: 'binding-not-asked' }]);
    expect(row?.tone).toBe('off');
    expect(row?.text).toContain('Non contrôlé');
  });

  it('takes a sentence that knows more', async () => {
    const [row] = await open([{ check: 'issuer-trusted', outcome: 'passed', why: 'issuer-registered' }], {
      'issuer-trusted': 'Greta est reconnu.',
    });
    expect(row?.text).toContain('Greta est reconnu.');
  });
});
