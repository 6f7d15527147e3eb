import { inject, Injectable, provideEnvironmentInitializer, type EnvironmentProviders } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import { actionIcons } from './action-icons.ts';
import { signIcons } from './sign-icons.ts';

export type IconPaths = Readonly<Record<string, string>>;

/** Registers icons as literals for `<mat-icon svgIcon="…">`: no icon font, no request. */
@Injectable({ providedIn: 'root' })
export class Icons {
  readonly #registry = inject(MatIconRegistry);
  readonly #sanitizer = inject(DomSanitizer);

  add(paths: IconPaths): void {
    for (const [name, path] of Object.entries(paths)) {
      const drawing = `<svg viewBox="0 -960 960 960"><path d="${path}"/></svg>`;
      // eslint-disable-next-line no-restricted-syntax -- drawings of this repository, never data
      this.#registry.addSvgIconLiteral(name, this.#sanitizer.bypassSecurityTrustHtml(drawing));
    }
  }
}

/** The icons of every app; a shell adds its own. */
export const provideIcons = (): EnvironmentProviders =>
  provideEnvironmentInitializer(() => {
    inject(Icons).add(signIcons);
    inject(Icons).add(actionIcons);
  });
