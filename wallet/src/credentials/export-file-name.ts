import type { ExportFormat } from '#shared/contracts/issuer/exports';
import type { StoredCredential } from './stored-credential.ts';

export type FileFormat = 'sd-jwt' | ExportFormat;

const endings: Readonly<Record<FileFormat, string>> = { 'sd-jwt': 'sd-jwt', 'vc+jwt': 'vc.jwt', 'open-badge': 'badge.jwt' };

const plain = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 60);

/** `poser-un-carrelage.vc.jwt`: plain letters, for every system; no name of a person, which titles never have. */
export const exportFileName = ({ title, kind }: Pick<StoredCredential, 'title' | 'kind'>, format: FileFormat): string =>
  `${plain(title) || kind}.${endings[format]}`;
