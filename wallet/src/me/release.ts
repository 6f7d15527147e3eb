import { Component, resource } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { InstantPipe } from '#shared/angular/dates/dates.pipes';

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

/** The build this device runs, by the manifest of its service worker; null where there is none, or no network (`security.md` B35). */
export const readRelease = async (fetcher: typeof fetch = (...args) => fetch(...args)): Promise<Release | null> => {
  const answer = await fetcher('/ngsw.json').catch(() => null);
  const manifest = answer?.ok ? ((await answer.json().catch(() => null)) as Manifest | null) : null;
  return manifest ? { at: new Date(manifest.timestamp).toISOString(), print: await printOf(manifest.hashTable) } : null;
};

/** Which version this is: for whoever helps, and to compare with someone else’s. */
@Component({
  selector: 'carnet-release',
  imports: [InstantPipe, TranslocoPipe],
  template: `
    @if (release.value(); as release) {
      <p class="small muted">{{ 'me.release' | transloco: { at: (release.at | instant), print: release.print } }}</p>
    }
  `,
})
export class ReleaseLine {
  protected readonly release = resource({ loader: () => readRelease() });
}
