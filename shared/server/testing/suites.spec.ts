import * as z from 'zod';
import { route } from '../../contract/route.ts';
import { organisationOf } from '../scope.ts';
import type { Mount } from '../kernel.ts';
import { serve } from '../serve.ts';
import { contractSuite } from './contract-suite.ts';
import { fruitRoutes } from './fruit-routes.given.ts';
import { tenantSuite } from './tenant-suite.ts';

const listLines = route({
  method: 'GET',
  path: '/api/v1/lines',
  summary: 'Lines',
  allow: 'line:list:org',
  reply: z.object({ items: z.array(z.string()) }),
});

const lineRoutes: Mount = (kernel) => {
  serve(kernel, listLines, async (scope) => {
    const rows = (await scope.db('audit_log').where('organisationId', organisationOf(scope))) as { entityId: string }[];
    return { items: rows.map((row) => row.entityId) };
  });
};

contractSuite({
  app: 'verifier',
  modules: [fruitRoutes],
  permissions: { manager: ['fruit:pick:org'], platform: ['fruit:approve:platform'] },
});

tenantSuite({
  app: 'issuer',
  modules: [lineRoutes],
  permissions: {},
  open: ['audit_heads'],
  only: ['audit_log', 'audit_heads', 'outbox_facts', 'outbox_deliveries', 'idempotency_keys'],
  lists: [
    {
      route: listLines,
      tables: ['audit_log'],
      given: async (scope, organisationId) => {
        await scope.audit('listed', 'line', `line-of-${organisationId}`);
        return `line-of-${organisationId}`;
      },
    },
  ],
});
