// The theme is the only place with colours and sizes: everything else names them.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const rules = [
  { pattern: /#[0-9a-f]{3,8}\b(?![^(]*\{)/iu, why: 'a colour by its number: name a token' },
  { pattern: /!important/u, why: '!important' },
  { pattern: /font-size\s*:[^;]*\dpx/u, why: 'a font size in px: name a token' },
] as const;

const withoutComments = (line: string): string => line.replace(/\/\/.*$|\/\*.*?\*\//gu, '');

/** Faults of the style sheets below `root`, one line each; the theme is where numbers belong. */
export const styleFaults = (root: string): string[] => {
  const files = globSync(['issuer/portal/**/*.scss', 'verifier/portal/**/*.scss', 'wallet/**/*.scss', 'shared/angular/**/*.scss'], {
    cwd: root,
  });
  return files
    .filter((file) => !file.startsWith('shared/angular/theme/'))
    .flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          rules
            .filter(({ pattern }) => pattern.test(withoutComments(line)))
            .map(({ why }) => `${file}:${index + 1}  ${why}: ${line.trim()}`),
        ),
    );
};
