import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { styleFaults } from './check-styles.ts';

describe('the check of style sheets', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'carnet-styles-'));
    mkdirSync(path.join(root, 'wallet'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds colours by number, !important and font sizes in px', () => {
    writeFileSync(path.join(root, 'wallet/page.scss'), 'p { color: #1a2b3c; }\nb { margin: 0 !important; }\ni {\n  font-size: 14px;\n}\n');

    const faults = styleFaults(root);

    expect(faults.map((fault) => fault.split('  ')[0])).toEqual(['wallet/page.scss:1', 'wallet/page.scss:2', 'wallet/page.scss:4']);
  });

  it('leaves tokens, comments and selectors by id alone', () => {
    mkdirSync(path.join(root, 'shared/angular/theme'), { recursive: true });
    writeFileSync(path.join(root, 'shared/angular/theme/_roles.scss'), ':root { --ink: #111; }\n');
    writeFileSync(path.join(root, 'wallet/page.scss'), '// #123456\n#faced {\n  color: var(--ink);\n}\n');

    expect(styleFaults(root)).toEqual([]);
  });
});
