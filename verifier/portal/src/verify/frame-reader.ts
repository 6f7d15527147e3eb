import { Injectable, signal } from '@angular/core';
import type { Gathered } from '#shared/credentials/offline-frames';
import { webCrypto } from '#shared/credentials/web-crypto';

const lazily = () => import('#shared/credentials/offline-frames');

/** Is it one of several codes that make one presentation? */
export const looksLikeFrame = (text: string): boolean => text.startsWith('CARNET1:');

/** Codes read one by one, by the camera or from pictures, until they make a whole. They stay in this page and are forgotten once opened. */
@Injectable()
export class FrameReader {
  #gathered: Gathered | null = null;
  readonly #progress = signal<{ readonly have: number; readonly count: number } | null>(null);
  readonly progress = this.#progress.asReadonly();

  /** The presentation once it is whole; null while codes are missing, or when they turned out not to belong together. */
  async take(text: string): Promise<string | null> {
    const { gather, isWhole, openFrames } = await lazily();
    this.#gathered = gather(this.#gathered, text);
    const gathered = this.#gathered;
    if (!gathered) return null;
    this.#progress.set({ have: gathered.parts.size, count: gathered.count });
    if (!isWhole(gathered)) return null;
    this.clear();
    return openFrames(gathered, webCrypto);
  }

  clear(): void {
    this.#gathered = null;
    this.#progress.set(null);
  }
}
