import { attendanceClaims } from './attendance-claims.ts';
import { claimCatalogue, claimOf, disclosablePaths } from './claim-catalogue.ts';
import { competenceClaims } from './competence-claims.ts';
import { enrolmentClaims } from './enrolment-claims.ts';
import { givenCompetence, givenCredential, givenIssuer } from './given.ts';
import type { ClaimsToSign } from './ld.ts';
import type { JsonObject } from './ports.ts';
import { levelBand, readClaims, readLevel, readRomeCode, valueAt } from './read-claims.ts';
import { readSdJwt } from './sd-jwt.ts';
import { typeMetadata } from './type-metadata.ts';
import { credentialTypes, parseVct, vctOf, type CredentialType } from './vct.ts';
import { webCrypto } from './web-crypto.ts';

const did = 'did:web:organisme.example:o:atelier';
const enrolment = {
  givenName: 'Awa',
  familyName: 'Diallo',
  email: 'awa@exemple.fr',
  programme: 'Carreleur',
  session: 'Automne',
  startsOn: '2026-09-01',
  endsOn: '2026-12-18',
};
const attendance = { day: '2026-11-20', halfDay: 'am' as const, mark: 'present', minutes: 210, programme: 'Carreleur', session: 'Automne' };
const made: Readonly<Record<CredentialType, ClaimsToSign>> = {
  competence: competenceClaims(givenCompetence(did)),
  enrolment: enrolmentClaims(enrolment),
  attendance: attendanceClaims(attendance),
};

describe('the claims of a credential', () => {
  it('are disclosed one by one, all those of the catalogue', () => {
    for (const type of credentialTypes) {
      expect(made[type].disclosable).toEqual(disclosablePaths(type));
      for (const path of made[type].disclosable)
        expect(valueAt({ ld: made[type].ld }, path))
          .withContext(path.join('.'))
          .toBeDefined();
    }
  });

  it('leave nothing of the person in the open', async () => {
    const compact = await givenCredential(await givenIssuer(did));
    const open = atob(compact.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'));

    for (const word of ['carrelage', '300423', 'Argent', '2026-11-20', 'Carreleur', 'trainer', 'ROME']) expect(open).not.toContain(word);
  });

  it('carry a name in the enrolment only', () => {
    for (const type of ['competence', 'attendance'] as const) expect(disclosablePaths(type).flat()).not.toContain('familyName');
    expect(JSON.stringify(made.enrolment.ld)).toContain('Diallo');
  });

  it('say what the SD-JWT says itself nowhere in ld', () => {
    for (const type of credentialTypes)
      for (const name of ['issuer', 'validFrom', 'validUntil', 'credentialStatus', 'id', 'issuanceDate', 'proof'])
        expect(Object.keys(made[type].ld)).not.toContain(name);
    for (const type of credentialTypes) expect((made[type].ld['@context'] as string[])[0]).toBe('https://www.w3.org/ns/credentials/v2');
  });

  it('of a competence without code or framework leave both out', () => {
    const { ld, disclosable } = competenceClaims(givenCompetence(did, { romeCode: null, referential: null }));

    expect(readClaims('competence', { ld }).map((claim) => claim.key)).not.toContain('code');
    expect(disclosable.length).toBe(6);
  });

  it('refuse a level outside its scale', () => {
    for (const level of [
      { label: 'Platine', scale: 'medals' as const, normalised: 4 },
      { label: '101', scale: 'percent' as const, normalised: 101 },
      { label: '1,5', scale: 'medals' as const, normalised: 1.5 },
    ])
      expect(() => competenceClaims(givenCompetence(did, { level }))).toThrowError(RangeError);
  });

  it('are read back in the words of the catalogue', async () => {
    const { payload } = await readSdJwt(await givenCredential(await givenIssuer(did)), webCrypto);
    const read = Object.fromEntries(readClaims('competence', payload).map(({ key, text }) => [key, text]));

    expect(read).toEqual({
      name: 'Poser un carrelage',
      code: '300423',
      referential: 'ROME 4.0 v460',
      level: 'Argent',
      validatedOn: '2026-11-20',
      programme: 'Carreleur',
      session: 'Carreleur, automne 2026',
      validatorRole: 'trainer',
    });
    expect(readClaims('attendance', { ld: made.attendance.ld }).find(({ key }) => key === 'minutes')?.text).toBe('210');
  });

  it('are read as nothing when another form is found', () => {
    expect(readLevel([{ value: 7 }])).toBeNull();
    expect(readRomeCode('https://autre.example/1')).toBeNull();
    expect(readClaims('competence', { ld: 'x' })).toEqual([]);
    expect(valueAt(JSON.parse('{"a":{}}') as JsonObject, ['a', 'constructor'])).toBeUndefined();
  });

  it('compare levels of both scales by thirds', () => {
    const band = (scale: 'medals' | 'percent', normalised: number) => levelBand({ label: '', scale, normalised });

    expect([1, 2, 3].map((medal) => band('medals', medal))).toEqual([1, 2, 3]);
    expect([0, 33, 34, 66, 67, 100].map((percent) => band('percent', percent))).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('have a label in both languages, and a name of their own', () => {
    for (const type of credentialTypes) {
      expect(new Set(claimCatalogue[type].map(({ key }) => key)).size).toBe(claimCatalogue[type].length);
      for (const { label } of claimCatalogue[type]) expect([label.fr, label.en].every((text) => text.length > 1)).toBeTrue();
    }
    expect(() => claimOf('competence', 'salary')).toThrowError(/salary/u);
  });
});

describe('a credential type', () => {
  it('is an address and back', () => {
    expect(vctOf('http://localhost:7301/', 'competence')).toBe('http://localhost:7301/vct/competence/1');
    expect(parseVct('https://organisme.example/vct/attendance/1')).toEqual({
      issuerUrl: 'https://organisme.example',
      type: 'attendance',
      version: 1,
    });
    for (const vct of [
      'urn:x',
      'https://a.example/vct/diploma/1',
      'https://a.example/vct/competence/0',
      'https://a.example/x/vct/competence/1',
      'https://a.example/vct/competence/1?x',
    ])
      expect(parseVct(vct)).withContext(vct).toBeNull();
  });

  it('serves its metadata: names, labels, and what may be disclosed', () => {
    const metadata = typeMetadata('https://organisme.example', 'enrolment');

    expect(metadata.vct).toBe('https://organisme.example/vct/enrolment/1');
    expect(metadata.display).toEqual([
      { locale: 'fr', name: 'Inscription en formation' },
      { locale: 'en', name: 'Enrolment' },
    ]);
    expect(metadata.claims[0]).toEqual({
      path: ['ld', 'credentialSubject', 'givenName'],
      display: [
        { locale: 'fr', label: 'Prénom' },
        { locale: 'en', label: 'First name' },
      ],
      sd: 'always',
    });
  });
});
