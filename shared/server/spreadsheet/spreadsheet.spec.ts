import * as z from 'zod';
import { Email, text } from '../../contract/values.ts';
import { checkRows } from './check-rows.ts';
import { readSheet, SheetRefused, type SheetOptions } from './read-sheet.ts';
import { safeText, writeCsv } from './write-csv.ts';

const options: SheetOptions = {
  columns: [
    { name: 'familyName', synonyms: ['Nom', 'Nom de famille', 'last name'], required: true },
    { name: 'givenName', synonyms: ['Prénom'], required: true },
    { name: 'email', synonyms: ['Adresse e-mail', 'Courriel', 'mail'] },
  ],
  maxRows: 5,
};
const bytes = (content: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(content, encoding);
const refusal = async (content: Uint8Array): Promise<SheetRefused> => {
  try {
    await readSheet(content, options);
  } catch (error) {
    if (error instanceof SheetRefused) return error;
  }
  throw new Error('not refused');
};
const french = 'NOM;PRENOM;Adresse E-mail\r\nMüller;Zoé;zoe@exemple.fr\r\n';
const expected = [{ line: 2, values: { familyName: 'Müller', givenName: 'Zoé', email: 'zoe@exemple.fr' } }];

describe('a spreadsheet', () => {
  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ['utf-8', bytes(french)],
    ['utf-8', bytes(`\ufeff${french}`)],
    ['utf-16le', bytes(`\ufeff${french}`, 'utf16le')],
    ['utf-16le', bytes(french, 'utf16le')],
    ['utf-16be', Buffer.from(bytes(`\ufeff${french}`, 'utf16le')).swap16()],
    ['windows-1252', bytes(french, 'latin1')],
  ];
  encodings.forEach(([encoding, content], index) => {
    it(`is read in ${encoding} (${index + 1})`, async () => {
      const sheet = await readSheet(content, options);

      expect(sheet.encoding).toBe(encoding as 'utf-8');
      expect(sheet.rows).toEqual(expected);
    });
  });

  for (const separator of [';', ',', '\t']) {
    it(`is read with ${JSON.stringify(separator)} between columns`, async () => {
      const sheet = await readSheet(bytes(french.replaceAll(';', separator)), options);

      expect(sheet.rows).toEqual(expected);
    });
  }

  it('obeys the separator Excel announces, and still counts lines as Excel does', async () => {
    const sheet = await readSheet(bytes('sep=,\r\nNom,Prénom\r\nDupont,Élodie\r\n'), options);

    expect(sheet.rows).toEqual([{ line: 3, values: { familyName: 'Dupont', givenName: 'Élodie', email: '' } }]);
  });

  it('keeps quoted separators and line breaks inside a cell, skips empty lines, counts lines as the file does', async () => {
    const sheet = await readSheet(bytes('Nom;Prénom\n\n"Le;Goff";"An\nna"\n;;\nPetit;Léo\n'), options);

    expect(sheet.rows.map((row) => [row.line, row.values['familyName'], row.values['givenName']])).toEqual([
      [3, 'Le;Goff', 'An\nna'],
      [6, 'Petit', 'Léo'],
    ]);
  });

  it('names unknown and repeated headers, and ignores them', async () => {
    const sheet = await readSheet(bytes('Nom;Prénom;Pointure;Nom de famille\nPetit;Léo;42;Autre\n'), options);

    expect(sheet.unknown).toEqual(['Pointure']);
    expect(sheet.repeated).toEqual(['Nom de famille']);
    expect(sheet.rows[0]!.values).toEqual({ familyName: 'Petit', givenName: 'Léo', email: '' });
  });

  it('is refused without its columns, naming them', async () => {
    const refused = await refusal(bytes('Ville;Courriel\nLyon;a@exemple.fr\n'));

    expect([refused.fault, refused.about]).toEqual(['missing-columns', ['familyName', 'givenName']]);
  });

  it('is refused when empty, without rows, or with too many', async () => {
    expect((await refusal(bytes(''))).fault).toBe('empty');
    expect((await refusal(bytes('Nom;Prénom\n'))).fault).toBe('empty');
    expect((await refusal(bytes(`Nom;Prénom\n${'a;b\n'.repeat(6)}`))).fault).toBe('too-many-rows');
    expect((await readSheet(bytes(`Nom;Prénom\n${'a;b\n'.repeat(5)}`), options)).rows.length).toBe(5);
  });

  it('is refused when a quote never closes', async () => {
    expect((await refusal(bytes('Nom;Prénom\n"Petit;Léo\n'))).fault).toBe('unreadable');
  });

  it('is refused when the file is something else under a .csv name', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const files: readonly (readonly [Uint8Array, string])[] = [
      [png, 'png'],
      [bytes('%PDF-1.7\n1 0 obj\n'), 'pdf'],
      [Buffer.from('504b0304140000000800', 'hex'), 'zip'],
      [bytes('<!DOCTYPE html><table><tr><td>Nom</td></tr></table>'), 'html'],
      [bytes('[{"nom":"Petit"}]'), 'json'],
      [Buffer.from([0x4e, 0x6f, 0x6d, 0x00, 0x01, 0x02, 0x0a, 0x41, 0x42, 0x43]), 'binary'],
    ];

    for (const [content, kind] of files) {
      const refused = await refusal(content);
      expect([refused.fault, refused.about[0]]).toEqual(['not-a-csv', kind]);
    }
  });
});

describe('rows of a spreadsheet', () => {
  it('are each explained, and repeated ones named', async () => {
    const sheet = await readSheet(
      bytes('Nom;Prénom;mail\nPetit;Léo;leo@exemple.fr\n;Ana;pas-une-adresse\nGrand;Lou;LEO@exemple.fr\n'),
      options,
    );
    const Row = z.object({ familyName: text(80), givenName: text(80), email: Email });

    const checked = checkRows(sheet.rows, Row, { column: 'email', of: (values) => values['email'] ?? '' });

    expect(checked.good).toEqual([{ line: 2, value: { familyName: 'Petit', givenName: 'Léo', email: 'leo@exemple.fr' } }]);
    expect(checked.bad).toEqual([
      {
        line: 3,
        errors: [
          { column: 'familyName', code: 'too-small' },
          { column: 'email', code: 'invalid-format' },
        ],
      },
      { line: 4, errors: [{ column: 'email', code: 'duplicate' }] },
    ]);
  });
});

describe('a CSV we write', () => {
  it('opens in a French spreadsheet and is read back the same', async () => {
    const csv = writeCsv(
      ['Nom', 'Prénom', 'mail'],
      [
        ['Le;Goff', 'An"na', null],
        ['Petit', 'Zoé', 'z@exemple.fr'],
      ],
    );

    const sheet = await readSheet(bytes(csv), options);

    expect(sheet.rows.map((row) => Object.values(row.values))).toEqual([
      ['Le;Goff', 'An"na', ''],
      ['Petit', 'Zoé', 'z@exemple.fr'],
    ]);
  });

  it('holds no formula', () => {
    const hostile = ['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =cmd', '＝1', '＋1', '－1', '＠x'];

    expect(hostile.map(safeText)).toEqual(hostile.map((cell) => `'${cell}`));
    expect(safeText('Jean-Paul')).toBe('Jean-Paul');
    expect(writeCsv(['nom'], [['=1+1']])).toContain("'=1+1");
    expect(writeCsv(['n'], [[-12]])).toContain('-12');
  });
});
