import * as contracts from '#shared/contracts/verifier/api-keys';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.listApiKeys, listApiKeys);
  serve(kernel, contracts.createApiKey, createApiKey);
  serve(kernel, contracts.revokeApiKey, revokeApiKey);
};
