import { fileUnreadable, mostDocuments, nothingToVerify, tooManyDocuments } from '#shared/contracts/verifier/verifications';
import { findCredentials, FindRefused, findInText, type FindFault } from '#shared/credentials/find-credentials';
import { isPdf } from '#shared/credentials/read-pdf';
import { isZip } from '#shared/credentials/read-zip';
import { readSheet, SheetRefused } from '#shared/server/csv';
import { Refusal } from '#shared/server/refusal';

export interface BatchRow {
  readonly reference: string;
  /** Null when there is nothing to check: `why` says it. */
  readonly compact: string | null;
  readonly why: 'empty' | 'no-credential' | 'several-credentials' | 'nested' | 'encrypted' | 'nothing-embedded' | null;
}

const columns = [
  { name: 'credential', synonyms: ['preuve', 'attestation', 'jeton', 'token', 'jwt'], required: true },
  { name: 'reference', synonyms: ['référence', 'ref', 'dossier', 'id'] },
];

const rowOf = (reference: string, cell: string): BatchRow => {
  if (cell === '') return { reference, compact: null, why: 'empty' };
  const found = findInText(cell);
  if (found.length > 1) return { reference, compact: null, why: 'several-credentials' };
  return found[0] === undefined ? { reference, compact: null, why: 'no-credential' } : { reference, compact: found[0], why: null };
};

const readTable = async (bytes: Uint8Array): Promise<readonly BatchRow[]> => {
  const { rows } = await readSheet(bytes, { columns, maxRows: mostDocuments });
  return rows.map(({ line, values }) => rowOf(values['reference'] || `ligne ${line}`, values['credential'] ?? ''));
};

const wholes: Readonly<Partial<Record<FindFault, typeof nothingToVerify | typeof tooManyDocuments>>> = {
  nothing: nothingToVerify,
  'nothing-embedded': nothingToVerify,
  'too-many': tooManyDocuments,
};

const readFiles = (bytes: Uint8Array, fileName: string): readonly BatchRow[] => {
  const { credentials, without } = findCredentials(bytes);
  return [
    ...credentials.map(({ text, from }) => ({ reference: from ?? fileName, compact: text, why: null })),
    ...without.map(({ name, why }) => ({ reference: name, compact: null, why: why === 'nothing' ? ('no-credential' as const) : why })),
  ];
};

const refusalOf = (fault: unknown): unknown => {
  if (fault instanceof FindRefused) return new Refusal(wholes[fault.fault] ?? fileUnreadable);
  if (!(fault instanceof SheetRefused)) return fault;
  if (fault.fault === 'too-many-rows') return new Refusal(tooManyDocuments);
  return new Refusal(fault.fault === 'empty' ? nothingToVerify : fileUnreadable);
};

const isTable = (bytes: Uint8Array, fileName: string): boolean => /\.csv$/iu.test(fileName) && !isZip(bytes) && !isPdf(bytes);

/**
 * What a file asks to check, line by line or file by file; a line without a credential says why. Refuses (422) a file that cannot be opened,
 * that holds no credential, or more than 500.
 */
export const readBatch = async (bytes: Uint8Array, fileName: string): Promise<readonly BatchRow[]> => {
  try {
    return isTable(bytes, fileName) ? await readTable(bytes) : readFiles(bytes, fileName);
  } catch (fault) {
    throw refusalOf(fault);
  }
};
