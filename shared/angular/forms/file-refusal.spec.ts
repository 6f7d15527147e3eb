import { refusalOf } from './file-refusal.ts';

const rule = { accept: '.pdf,.jwt,text/*,application/json', most: 100 };
const file = (name: string, type = '', size = 10) => ({ name, type, size });
const why = (name: string, type?: string, size?: number) => refusalOf([file(name, type, size)], rule);

describe('the rule of a file field', () => {
  it('takes a file by its ending, its type, or the family of its type', () => {
    expect([why('a.PDF', 'application/pdf'), why('a', 'application/json'), why('a.csv', 'text/csv'), why('a.jwt', 'x/y')]).toEqual([
      ...[null, null, null, null],
    ]);
  });

  it('leaves a file of no known kind to whoever reads it', () => {
    expect([why('attestation'), why('attestation.sdjwt', 'application/octet-stream')]).toEqual([null, null]);
  });

  it('refuses another kind, more than is opened, and several', () => {
    expect([why('film.mp4', 'video/mp4'), why('texte', 'application/jsonp')]).toEqual(['kind', 'kind']);
    expect([why('a.pdf', 'application/pdf', 100), why('a.pdf', 'application/pdf', 101)]).toEqual([null, 'too-large']);
    expect(refusalOf([file('a.pdf'), file('b.pdf')], rule)).toBe('several');
  });
});
