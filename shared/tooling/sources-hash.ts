import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const skipped = /(^|\/)(node_modules|\.carnet|dist|out)(\/|$)|\.spec\.ts$|tsconfig\.spec\.json$/u;

const filesOf = (root: string, place: string): string[] => {
  const full = path.join(root, place);
  if (!existsSync(full) || skipped.test(place)) return [];
  if (statSync(full).isFile()) return [place];
  return readdirSync(full).flatMap((name) => filesOf(root, path.posix.join(place, name)));
};

/** One hash for the names and contents of files and folders below `root`: equal when nothing a build reads has changed. Specs do not count. */
export const hashSources = (root: string, places: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesOf(root, place)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
};
