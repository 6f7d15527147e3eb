import { attendanceClaims, attendanceTitle } from './attendance-claims.ts';
import { claimCatalogue, claimOf, disclosablePaths, typeDescriptions, typeNames } from './claim-catalogue.ts';
import { competenceClaims, scoreOf } from './competence-claims.ts';
import { completionClaims, hoursOf } from './completion-claims.ts';
import { endorsementClaims } from './endorsement-claims.ts';
import { enrolmentClaims } from './enrolment-claims.ts';
import { experienceClaims } from './experience-claims.ts';
import { givenCompetence, givenCredential, givenIssuer } from './given.ts';
import type { ClaimsToSign } from './ld.ts';
import type { JsonObject } from './ports.ts';
import { levelBand, readClaims, readLevel, readRomeCode, valueAt } from './read-claims.ts';
import { readSdJwt } from './sd-jwt.ts';
import { typeMetadata } from './type-metadata.ts';
import { akaVctsOf, credentialTypes, genericTypes, parseVct, vctOf, type CredentialType } from './vct.ts';
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
const completion = {
  ...{ programme: 'Carreleur', session: 'Automne', nature: 'action-de-formation' as const, startsOn: '2026-09-01', endsOn: '2026-12-18' },
  ...{ minutes: 625, plannedMinutes: 840, halfDays: 4, merkleRoot: 'A'.repeat(43), issuedOn: '2026-12-19' },
};
const experience = {
  ...{
    title: 'Aide carreleuse',
    organisation: 'Chantiers Diallo',
    startsOn: '2024-01-08',
    endsOn: '2025-06-30',
    description: 'Sols et murs.',
  },
  competences: [
    { name: 'Poser un carrelage', code: '300423' },
    { name: 'Tenir un chantier propre', code: null },
  ],
};
const evidence = [{ name: 'Appréciation', digest: `sha256-${'A'.repeat(43)}=` }];
const endorsement = {
  competences: [experience.competences[0]!],
  declared: { title: experience.title, organisation: experience.organisation, digest: `sha256-${'B'.repeat(43)}=` },
  ...{ endorsedOn: '2026-11-21', endorserRole: 'trainer', evidence },
};
const made: Readonly<Record<CredentialType, ClaimsToSign>> = {
  competence: competenceClaims(givenCompetence(did, { evidence })),
  enrolment: enrolmentClaims(enrolment),
  attendance: attendanceClaims(attendance),
  completion: completionClaims(completion),
  endorsement: endorsementClaims(endorsement),
  experience: experienceClaims(experience),
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
    for (const type of ['competence', 'attendance', 'completion', 'endorsement', 'experience'] as const)
      expect(disclosablePaths(type).flat()).not.toContain('familyName');
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

  it('of a completion count hours in hundredths, never more than were planned', () => {
    expect([60, 210, 625, 629, 0].map(hoursOf)).toEqual([1, 3.5, 10.42, 10.48, 0]);
    expect(readClaims('completion', { ld: made.completion.ld }).find(({ key }) => key === 'hours')?.text).toBe('10.42');
    for (const wrong of [{ minutes: 841 }, { minutes: -1 }, { halfDays: 0 }])
      expect(() => completionClaims({ ...completion, ...wrong })).toThrowError(RangeError);
  });

  it('of an experience leave out what was not said, and refuse an end before the start', () => {
    const { ld, disclosable } = experienceClaims({ ...experience, endsOn: null, description: null, competences: [] });

    expect(disclosable.length).toBe(3);
    expect(readClaims('experience', { ld }).map(({ key }) => key)).toEqual(['title', 'organisation', 'startsOn']);
    expect(() => experienceClaims({ ...experience, endsOn: '2023-12-31' })).toThrowError(RangeError);
  });

  it('of an endorsement keep the person’s word apart from the organism’s, and name a competence', () => {
    const read = Object.fromEntries(readClaims('endorsement', { ld: made.endorsement.ld }).map(({ key, text }) => [key, text]));

    expect([read['competences'], read['experience'], read['evidence']]).toEqual(['Poser un carrelage', 'Aide carreleuse', 'Appréciation']);
    expect(valueAt({ ld: made.endorsement.ld }, ['ld', 'credentialSubject', 'declared', 'title'])).toBe('Aide carreleuse');
    expect(() => endorsementClaims({ ...endorsement, competences: [] })).toThrowError(RangeError);
  });

  it('put every scale between 0 and 100 beside the organism’s own', () => {
    expect([1, 2, 3].map((normalised) => scoreOf({ scale: 'medals', normalised }))).toEqual([33, 67, 100]);
    expect(scoreOf({ scale: 'percent', normalised: 78 })).toBe(78);
    expect(valueAt({ ld: made.competence.ld }, ['ld', 'credentialSubject', 'result', 0, 'score'])).toBe(67);
  });

  it('name the evidence by its hash, for the holder to disclose or not', () => {
    expect(made.competence.ld['evidence']).toEqual([{ type: ['Evidence'], name: 'Appréciation', digestSRI: evidence[0]!.digest }]);
    expect(readClaims('competence', { ld: made.competence.ld }).at(-1)).toEqual(
      jasmine.objectContaining({ key: 'evidence', text: 'Appréciation' }),
    );
    expect(competenceClaims(givenCompetence(did)).disclosable).not.toContain(['ld', 'evidence']);
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

  it('name a half-day by its date, its half and its session', () => {
    expect(attendanceTitle(attendance)).toBe('Présence du 20/11/2026, matin · Automne');
    expect(attendanceTitle({ ...attendance, halfDay: 'pm' })).toBe('Présence du 20/11/2026, après-midi · Automne');
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

  it('is also of the general type it extends; what a person declares is of none', () => {
    const aka = (type: CredentialType) => akaVctsOf(vctOf('https://organisme.example', type));

    expect(aka('competence')).toEqual(['https://organisme.example/vct/achievement/1']);
    expect(aka('completion')).toEqual(['https://organisme.example/vct/participation/1']);
    expect([aka('experience'), akaVctsOf('urn:autre')]).toEqual([[], []]);
    expect(parseVct('https://organisme.example/vct/achievement/1')).toBeNull();
  });

  it('keeps every claim of the general type, at its place', () => {
    for (const type of credentialTypes) {
      const extended = typeMetadata('https://organisme.example', type).extends?.split('/').at(-2) as 'achievement' | undefined;
      const own = typeMetadata('https://organisme.example', type).claims.map(({ path }) => path.join('.'));
      for (const claim of extended ? typeMetadata('https://organisme.example', extended).claims : [])
        expect(own)
          .withContext(`${type} ${claim.path.join('.')}`)
          .toContain(claim.path.join('.'));
    }
  });

  it('has a name and a description in both languages, and placeholders that a drawing may use', () => {
    for (const type of [...credentialTypes, ...genericTypes]) {
      for (const { fr, en } of [typeNames[type], typeDescriptions[type]]) expect([fr, en].every((text) => text.length > 4)).toBeTrue();
      const ids = typeMetadata('https://organisme.example', type).claims.map((claim) => claim.svg_id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z_]\w*$/u);
    }
  });

  it('serves its metadata: names, labels, and what may be disclosed', () => {
    const metadata = typeMetadata('https://organisme.example', 'enrolment', { extended: 'sha256-x', schema: 'sha256-y' });

    expect(metadata).toEqual(
      jasmine.objectContaining({
        vct: 'https://organisme.example/vct/enrolment/1',
        name: 'Enrolment',
        extends: 'https://organisme.example/vct/participation/1',
        'extends#integrity': 'sha256-x',
        schema_uri: 'https://organisme.example/vct/enrolment/1/schema.json',
      }),
    );
    expect(metadata.display.map(({ locale, name }) => [locale, name])).toEqual([
      ['fr', 'Inscription en formation'],
      ['en', 'Enrolment'],
    ]);
    expect(metadata.claims[0]).toEqual({
      path: ['ld', 'credentialSubject', 'givenName'],
      display: [
        { locale: 'fr', label: 'Prénom' },
        { locale: 'en', label: 'First name' },
      ],
      mandatory: true,
      sd: 'always',
      svg_id: 'givenName',
    });
    expect(metadata.claims.filter((claim) => !claim.mandatory).map(({ svg_id }) => svg_id)).toEqual(['email']);
  });
});
