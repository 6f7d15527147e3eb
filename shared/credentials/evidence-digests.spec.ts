import { competenceClaims } from './competence-claims.ts';
import { evidenceFilesOf, sha256Of } from './evidence-digests.ts';
import { givenCompetence } from './given.ts';

const bytes = new TextEncoder().encode('%PDF-1.7 devis');
/** SHA-256 of those bytes, as another tool makes it: `sha256sum`. */
const hex = '6ceea4bf515cba0e193967969a98e6e6879a8cc790a5ea0fdeeaa62ccad9cde6';
const base64 = 'bO6kv1Fcug4ZOWeWmpjm5oeajMeQpeoP3uqmLMrZzeY=';
const evidence = [
  { name: 'Appréciation', digest: 'sha256-7bRlYkKR5AU8bF6kt+syDex3PhClfSa5Xc8FZPjjEPg=' },
  { name: 'Document', digest: `sha256-${base64}`, mediaType: 'application/pdf' },
];

describe('the files behind a credential', () => {
  const { ld } = competenceClaims({ ...givenCompetence('did:web:organisme.example'), evidence });

  it('are read back by hash and media type, the appreciation left out, in either form', async () => {
    const expected = [{ name: 'Document', mediaType: 'application/pdf', sha256: await sha256Of(bytes) }];

    expect(evidenceFilesOf({ ld })).toEqual(expected);
    expect(evidenceFilesOf(ld)).toEqual(expected);
    expect(expected[0]!.sha256).toBe(hex);
  });

  it('are none when nothing is disclosed, or in another shape', () => {
    for (const found of [
      undefined,
      'x',
      [null, 'x', { name: 'Photo', mediaType: 'image/png', digestSRI: 'md5-x' }, { digestSRI: `sha256-${base64}` }],
    ])
      expect(evidenceFilesOf({ evidence: found })).toEqual([]);
  });
});
