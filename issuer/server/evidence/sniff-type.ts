import type { EvidenceType } from '#shared/contracts/issuer/evidence-file';

const starts = (bytes: Buffer, text: string, at = 0): boolean => bytes.subarray(at, at + text.length).toString('latin1') === text;

/** What a file is by its first bytes, whatever its name or its sender say; null for anything but the four kinds that are kept. */
export const sniffType = (bytes: Buffer): EvidenceType | null => {
  if (starts(bytes, '\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (starts(bytes, '\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'image/webp';
  return starts(bytes, '%PDF-') ? 'application/pdf' : null;
};
