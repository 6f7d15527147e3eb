import { declarationDigest } from './declaration-digest.ts';
import { endorsementClaims } from './endorsement-claims.ts';
import { experienceClaims } from './experience-claims.ts';
import type { JsonObject } from './ports.ts';
import { pairedDeclarations } from './paired-declarations.ts';
import { vctOf } from './vct.ts';

const said = {
  ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: null, description: null },
  competences: [{ name: 'Poser un carrelage', code: '300423' }],
};
const of = (type: 'experience' | 'endorsement', ld: JsonObject): JsonObject => ({ vct: vctOf('https://organisme.example', type), ld });

describe('an endorsement beside a declaration', () => {
  const given = async () => {
    const { ld } = experienceClaims(said);
    const declared = { title: said.title, organisation: said.organisation, digest: await declarationDigest(ld) };
    const record = { competences: said.competences, declared, endorsedOn: '2026-11-21', endorserRole: 'trainer', evidence: [] };
    return { ld, endorsement: of('endorsement', endorsementClaims(record).ld) };
  };

  it('is known as about it, by its hash', async () => {
    const { ld, endorsement } = await given();

    expect([...(await pairedDeclarations([endorsement, of('experience', ld)]))]).toEqual([0]);
    expect([...(await pairedDeclarations([of('experience', ld), null, endorsement]))]).toEqual([2]);
  });

  it('is not, when other words are declared, when some are hidden, or when it stands alone', async () => {
    const { ld, endorsement } = await given();
    const { title: _title, ...part } = ld['credentialSubject'] as Record<string, unknown>;
    const other = experienceClaims({ ...said, title: 'Carreleuse' }).ld;

    for (const beside of [[of('experience', other)], [of('experience', { ...ld, credentialSubject: part })], []])
      expect((await pairedDeclarations([endorsement, ...beside])).size).toBe(0);
  });

  it('is not about what an organism says in the same words', async () => {
    const { ld, endorsement } = await given();

    expect((await pairedDeclarations([endorsement, of('endorsement', ld)])).size).toBe(0);
  });
});
