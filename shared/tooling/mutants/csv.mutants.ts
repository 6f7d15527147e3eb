import type { Mutant } from '../mutant.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'a formula goes into a spreadsheet',
    file: 'shared/contract/csv-text.ts',
    find: 'const text = safeText(cell);',
    replace: 'const text = cell;',
    spec: 'shared/server/spreadsheet/spreadsheet.spec.ts',
  },
  {
    name: 'any file is a CSV',
    file: 'shared/server/spreadsheet/read-sheet.ts',
    find: "if (type) throw new SheetRefused('not-a-csv', [type.ext]);",
    replace: '',
    spec: 'shared/server/spreadsheet/spreadsheet.spec.ts',
  },
  {
    name: 'a CSV has as many rows as it likes',
    file: 'shared/server/spreadsheet/read-sheet.ts',
    find: "if (filled.length > most) throw new SheetRefused('too-many-rows', [String(most)]);",
    replace: '',
    spec: 'shared/server/spreadsheet/spreadsheet.spec.ts',
  },
  {
    name: 'a CSV lacks its columns',
    file: 'shared/server/spreadsheet/read-sheet.ts',
    find: "if (map.missing.length > 0) throw new SheetRefused('missing-columns', map.missing);",
    replace: '',
    spec: 'shared/server/spreadsheet/spreadsheet.spec.ts',
  },
  {
    name: 'a file with a wrong row is saved',
    file: 'issuer/server/training/import-enrolments.ts',
    find: 'if (result.bad > 0 && !body.leaveOutBadRows) throw new Refusal(badRows);',
    replace: '',
    spec: 'issuer/server/training/import-enrolments.spec.ts',
  },
  {
    name: 'a dry run saves',
    file: 'issuer/server/training/import-enrolments.ts',
    find: 'if (body.dryRun) return { ...result, saved: false };',
    replace: '',
    spec: 'issuer/server/training/import-enrolments.spec.ts',
  },
  {
    name: 'lost accents go in',
    file: 'issuer/server/training/read-enrolment-file.ts',
    find: 'if (garbled(names, sheet.encoding)) throw new Refusal(wrongEncoding);',
    replace: '',
    spec: 'issuer/server/training/import-enrolments.spec.ts',
  },
  {
    name: 'one address is two people',
    file: 'issuer/server/training/enrol-trainee.ts',
    find: 'if (known && !sameName(known, body)) throw new Refusal(sameEmailOtherName);',
    replace: '',
    spec: 'issuer/server/training/enrol-trainee.spec.ts',
  },
  {
    name: 'a trainee is enrolled twice',
    file: 'issuer/server/training/enrol-trainee.ts',
    find: 'if (before) throw new Refusal(alreadyEnrolled);',
    replace: '',
    spec: 'issuer/server/training/enrol-trainee.spec.ts',
  },
];
