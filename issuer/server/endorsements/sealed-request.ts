import * as z from 'zod';
import type { Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';

const Asked = z.object({
  title: z.string(),
  organisation: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  description: z.string().nullable(),
  competences: z.array(z.object({ name: z.string(), code: z.string().nullable() })),
  /** Of these, by place. */
  asked: z.array(z.number().int()),
  words: z.string().nullable(),
  evidence: z.object({ name: z.string(), digest: z.string() }).nullable(),
});
export type Asked = z.output<typeof Asked>;

interface Sealed {
  readonly id: string;
  readonly sealedRequest: string;
}
const column = 'endorsements.sealed_request';
const fileColumn = 'endorsements.sealed_file';

/** What a person declares, asks and shows, unreadable in the database and bound to its row. */
export const sealRequest = (scope: Scope, id: string, asked: Asked): Promise<string> =>
  sealColumn(scope, column, id, JSON.stringify(asked));
export const openRequest = async (scope: Scope, { id, sealedRequest }: Sealed): Promise<Asked> =>
  Asked.parse(JSON.parse(await openColumn(scope, column, id, sealedRequest)));

/** The file, as base64. */
export const sealFile = (scope: Scope, id: string, content: string): Promise<string> => sealColumn(scope, fileColumn, id, content);
export const openFile = (scope: Scope, id: string, sealed: string): Promise<string> => openColumn(scope, fileColumn, id, sealed);
