import type { Job } from './jobs.ts';
import type { Mount } from './kernel.ts';
import type { Reaction } from './reactions.ts';

/**
 * What a module's `index.ts` gives its application, as `export const <word>Module: Module = { name, routes, reactions, jobs }`. `routes` mounts the
 * contract routes with `serve` and the protocol endpoints with `protocolRouter(kernel)`.
 */
export interface Module {
  readonly name: string;
  readonly routes?: Mount;
  readonly reactions?: readonly Reaction[];
  readonly jobs?: readonly Job[];
}
