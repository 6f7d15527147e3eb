import type { Derivation } from './passphrase.ts';

export interface Stretching extends Derivation {
  readonly password: string;
}
interface Stretched {
  readonly stretched?: Uint8Array<ArrayBuffer>;
  readonly failed?: string;
}

/** Argon2id (RFC 9106) of a phrase, in a worker: 64 MiB take a second or two on an old phone, and the page must go on showing that it works. */
export const stretch = (password: string, derivation: Derivation): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./stretch.worker', import.meta.url), { type: 'module' });
    const end = (work: () => void): void => {
      worker.terminate();
      work();
    };
    worker.onerror = () => {
      end(() => {
        reject(new Error('the phrase could not be stretched'));
      });
    };
    worker.onmessage = ({ data }: MessageEvent<Stretched>) => {
      end(() => {
        if (data.stretched) resolve(new Uint8Array(data.stretched));
        else reject(new Error(data.failed ?? 'the phrase could not be stretched'));
      });
    };
    worker.postMessage({ password: password.normalize('NFKC'), ...derivation } satisfies Stretching);
  });
