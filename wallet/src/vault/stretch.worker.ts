/** Argon2id away from the page, so that it keeps drawing while a phrase is stretched. */
import { argon2id } from 'hash-wasm';
import type { Stretching } from './stretch.ts';

addEventListener('message', ({ data }: MessageEvent<Stretching>) => {
  const { password, salt, memory, passes } = data;
  void argon2id({ password, salt, parallelism: 1, iterations: passes, memorySize: memory, hashLength: 32, outputType: 'binary' }).then(
    (stretched) => postMessage({ stretched }),
    (cause: unknown) => postMessage({ failed: String(cause) }),
  );
});
