import type { ReplyOf } from '#shared/contract/route';
import type { addEvidence as contract } from '#shared/contracts/issuer/evidence';
import { addEvidence } from './add-evidence.ts';
import type { Scope } from '#shared/server/scope';

const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
/** The first bytes of a photo, then others each time, so that no two have one hash. */
export const givenPhoto = (mark: string, size = 64): Buffer => Buffer.concat([jpegHead, Buffer.from(mark.padEnd(size, '.'))]);
export const givenPdf = (mark: string): Buffer => Buffer.from(`%PDF-1.7\n${mark}\n%%EOF\n`);

export interface Cell {
  readonly sessionId: string;
  readonly enrolmentId: string;
  readonly competenceId: string;
}

/** As the signed-in person adds it to a cell. */
export const addFile = (scope: Scope, { sessionId, ...cell }: Cell, bytes: Buffer): Promise<ReplyOf<typeof contract>> =>
  addEvidence(scope, { params: { sessionId }, query: {}, body: { ...cell, content: bytes.toString('base64') } } as never);
