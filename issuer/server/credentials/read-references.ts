import { notACsv, tooManyCredentials } from '#shared/contracts/issuer/credential-status';
import { readSheet, SheetRefused } from '#shared/server/csv';
import { Refusal } from '#shared/server/refusal';

export interface Reference {
  readonly line: number | null;
  /** As it was written, cut to a readable length. */
  readonly reference: string;
  /** Null when it names nothing that could be a credential. */
  readonly issuanceId: string | null;
  readonly twice: boolean;
}

const columns = [
  { name: 'reference', synonyms: ['référence', 'reference', 'ref', 'réf', 'attestation', 'credential', 'id'], required: true },
] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The references of a CSV file, as the portal gives them out. Refuses what is no table, has no such column, or too many lines. */
export async function readReferences(content: string, most: number): Promise<readonly Reference[]> {
  try {
    const { rows } = await readSheet(Buffer.from(content, 'base64'), { columns, maxRows: most });
    const seen = new Set<string>();
    return rows.map(({ line, values }) => {
      const reference = (values['reference'] ?? '').slice(0, 100);
      const id = reference.toLowerCase();
      const twice = seen.has(id);
      seen.add(id);
      return { line, reference, issuanceId: uuid.test(id) ? id : null, twice };
    });
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error;
    throw new Refusal(error.fault === 'too-many-rows' ? tooManyCredentials : notACsv);
  }
}
