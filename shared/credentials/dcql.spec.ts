import { claimOf } from './claim-catalogue.ts';
import { buildDcqlQuery, type AskedCredential } from './dcql-build.ts';
import { answersDcql, matchDcql, type StoredCredential } from './dcql.ts';
import { givenCredential, givenIssuer, givenIssuerUrl, givenKey } from './given.ts';
import type { JsonObject } from './ports.ts';
import { presentCredential } from './present.ts';
import { Refused } from './report.ts';
import { readSdJwt } from './sd-jwt.ts';
import { vctOf } from './vct.ts';
import { webCrypto } from './web-crypto.ts';

const competence = vctOf(givenIssuerUrl, 'competence');
const path = (key: string) => claimOf('competence', key).path;
const asked = (changes: Partial<AskedCredential> = {}): AskedCredential => ({
  id: 'tile',
  vct: competence,
  required: true,
  claims: [
    { path: path('name'), required: true },
    { path: path('level'), required: false },
    { path: path('validatedOn'), required: false },
  ],
  ...changes,
});

describe('a DCQL query', () => {
  let compact: string;
  let stored: StoredCredential[];
  const shown = async (...keys: string[]): Promise<JsonObject> =>
    (await readSdJwt(await presentCredential(compact, { paths: keys.map(path) }, webCrypto), webCrypto)).payload;

  beforeAll(async () => {
    const issuer = await givenIssuer();
    const { jwk: holder } = await givenKey();
    compact = await givenCredential(issuer, { holder });
    const other = await givenCredential(issuer, { holder, competence: { name: 'Couper un carreau', romeCode: '300424' } });
    stored = await Promise.all(
      [compact, other].map(async (text, place) => ({ id: `stored-${place}`, payload: (await readSdJwt(text, webCrypto)).payload })),
    );
  });

  it('tells what is asked, what is insisted on, and who could answer', () => {
    const { matches, satisfiable } = matchDcql(buildDcqlQuery([asked()]), stored);

    expect(satisfiable).toBeTrue();
    expect(matches[0]!.claims).toEqual([
      { path: path('name'), required: true },
      { path: path('level'), required: false },
      { path: path('validatedOn'), required: false },
    ]);
    expect(matches[0]!.candidates.map((one) => one.id)).toEqual(['stored-0', 'stored-1']);
    expect(matches[0]!.candidates[0]!.claims.length).toBe(3);
    expect(matches[0]!.candidates[0]!.sets.length).toBe(4);
    expect(matches[0]!.vcts).toEqual([competence]);
  });

  it('takes any optional claim or none, but not without what it insists on', () => {
    const [match] = matchDcql(buildDcqlQuery([asked()]), stored).matches;

    expect(match!.suffices([path('name')])).toBeTrue();
    expect(match!.suffices([path('name'), path('level')])).toBeTrue();
    expect(match!.suffices([path('level'), path('validatedOn')])).toBeFalse();
  });

  it('without anything required takes any one claim', () => {
    const [match] = matchDcql(
      buildDcqlQuery([
        asked({
          claims: [
            { path: path('name'), required: false },
            { path: path('level'), required: false },
          ],
        }),
      ]),
      stored,
    ).matches;

    expect(match!.claims.some((claim) => claim.required)).toBeFalse();
    expect(match!.suffices([path('level')])).toBeTrue();
    expect(match!.suffices([])).toBeFalse();
  });

  it('by value finds the one credential', () => {
    const claims = [
      { path: path('code'), required: true, values: ['urn:rome:300424'] },
      { path: path('name'), required: true },
    ];
    const { matches } = matchDcql(buildDcqlQuery([asked({ claims })]), stored);

    expect(matches[0]!.candidates.map((one) => one.id)).toEqual(['stored-1']);
  });

  it('cannot be answered with a credential of another type', () => {
    const { satisfiable, matches } = matchDcql(buildDcqlQuery([asked({ vct: vctOf(givenIssuerUrl, 'enrolment') })]), stored);

    expect(satisfiable).toBeFalse();
    expect(matches[0]!.candidates).toEqual([]);
  });

  it('may do without an optional credential', () => {
    const query = buildDcqlQuery([asked(), asked({ id: 'name', vct: vctOf(givenIssuerUrl, 'enrolment'), required: false, claims: [] })]);
    const match = matchDcql(query, stored);

    expect(match.satisfiable).toBeTrue();
    expect(match.matches.map((one) => one.required)).toEqual([true, false]);
    expect(match.suffices(['tile'])).toBeTrue();
    expect(match.suffices(['name'])).toBeFalse();
  });

  it('is answered by what was really disclosed, whatever the wallet says', async () => {
    const query = buildDcqlQuery([asked()]);

    expect(answersDcql(query, { tile: [await shown('name')] })).toBeTrue();
    expect(answersDcql(query, { tile: [await shown('name', 'level')] })).toBeTrue();
    expect(answersDcql(query, { tile: [await shown('level')] })).toBeFalse();
    expect(answersDcql(query, { tile: [{ ...(await shown('name')), vct: 'urn:other' }] })).toBeFalse();
    expect(answersDcql(query, {})).toBeFalse();
    expect(answersDcql(query, { other: [await shown('name')] })).toBeFalse();
  });

  it('is refused in another form', () => {
    for (const query of [
      null,
      {},
      { credentials: [] },
      { credentials: [{ id: 'a b', format: 'dc+sd-jwt', meta: { vct_values: ['x'] } }] },
      'x',
    ])
      expect(() => matchDcql(query, stored)).toThrowError(Refused, 'malformed');
  });
});
