import { Component, resource } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';
import { takenRelease } from './take-release.ts';

export interface Release {
  /** When it was built. */
  readonly at: string;
  /** The same for the same files, wherever they are served from: two people can compare what they were given. */
  readonly print: string;
}
interface Manifest {
  readonly timestamp: number;
  readonly hashTable: Readonly<Record<string, string>>;
}

/** By the digests of every file but the page itself, in which each build puts a nonce of its own. */
const printOf = async (hashTable: Manifest['hashTable']): Promise<string> => {
  const lines = Object.entries(hashTable).filter(([file]) => file !== '/index.html');
  const text = lines.map(([file, hash]) => `${hash} ${file}`).sort();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text.join('\n')));
  return Array.from(new Uint8Array(digest).slice(0, 5), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** What a manifest says of its build (`security.md` B35); null for what is no manifest. */
export const releaseOf = async (manifest: string): Promise<Release | null> => {
  try {
    const { timestamp, hashTable } = JSON.parse(manifest) as Manifest;
    return { at: new Date(timestamp).toISOString(), print: await printOf(hashTable) };
  } catch {
    return null;
  }
};

/** Which version this device took, once its signature was checked: for whoever helps, and to compare with someone else’s. */
@Component({
  selector: 'carnet-release',
  imports: [InstantPipe, MatIcon, TranslocoPipe],
  template: `
    @if (taken.value(); as found) {
      @if (found.refused) {
        <p class="note note--check" role="status">
          <mat-icon svgIcon="warning" /><span>{{ 'me.releaseRefused' | transloco }}</span>
        </p>
      }
      @if (found.release; as release) {
        <p class="small muted">{{ 'me.release' | transloco: { at: (release.at | instant), print: release.print } }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .note {
      margin-block-start: 6px;
    }
  `,
})
export class ReleaseLine {
  protected readonly taken = resource({
    loader: async () => {
      // a browser may keep no caches, in a private window for instance
      const { manifest, refused } = await takenRelease().catch(() => ({ manifest: null, refused: false }));
      return { refused, release: manifest === null ? null : await releaseOf(manifest) };
    },
  });
}
