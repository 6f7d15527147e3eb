// The town every journey walks through.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildTown, type BuiltTown, type Town } from './build-town.ts';

export type { Town } from './build-town.ts';

let built: Promise<BuiltTown> | null = null;
const home = mkdtempSync(path.join(tmpdir(), 'carnet-journeys-'));

/** The one town of this process, built when first asked for and left clean after the last journey. */
export const town = (): Promise<Town> => (built ??= buildTown(home));

afterAll(async () => {
  await (await built?.catch(() => null))?.stop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);
