import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashSources } from './sources-hash.ts';

describe('the hash of sources', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'carnet-hash-'));
    mkdirSync(path.join(root, 'wallet/src'), { recursive: true });
    writeFileSync(path.join(root, 'wallet/src/page.ts'), 'one');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('changes with a content and with a name', () => {
    const before = hashSources(root, ['wallet']);

    writeFileSync(path.join(root, 'wallet/src/page.ts'), 'two');
    const changed = hashSources(root, ['wallet']);
    rmSync(path.join(root, 'wallet/src/page.ts'));
    writeFileSync(path.join(root, 'wallet/src/other.ts'), 'one');

    expect(new Set([before, changed, hashSources(root, ['wallet'])]).size).toBe(3);
  });

  it('stays when only a spec, or a place that is not there, changes', () => {
    const before = hashSources(root, ['wallet', 'absent']);

    writeFileSync(path.join(root, 'wallet/src/page.spec.ts'), 'it');

    expect(hashSources(root, ['wallet', 'absent'])).toBe(before);
  });
});
