import * as z from 'zod';
import type { Problem } from '../../contract/problem.ts';
import { inFlight, invalidRequest, keyReused, notAllowed, notSignedIn, tooMany } from '../../contract/problem.ts';
import type { Route } from '../../contract/route.ts';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
};

export const isEmptyShape = (schema: z.ZodType): boolean => schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;

const parametersOf = (schema: z.ZodObject, place: 'path' | 'query'): readonly Json[] => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }));
};

const keyHeader = { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 200 } };

/** The refusals of the route and those its permission, shape, limit and creation bring along. */
const problemsOf = (route: Route): readonly Problem[] => [
  ...route.refuses,
  ...(route.allow === 'public' ? [] : [notSignedIn]),
  ...(route.allow.includes(':') ? [notAllowed] : []),
  ...(route.creates ? [inFlight, keyReused] : []),
  ...(route.limit ? [tooMany] : []),
  invalidRequest,
];

const problemResponses = (route: Route): Json => {
  const byStatus = Map.groupBy(problemsOf(route), (one) => one.status);
  return Object.fromEntries(
    [...byStatus].map(([status, problems]) => [
      String(status),
      {
        description: [...new Set(problems.map((one) => `${one.code}: ${one.title.en}`))].join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
};

const operationOf = (route: Route): Json => ({
  summary: route.summary,
  'x-permission': route.allow,
  parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...(route.creates ? [keyHeader] : [])],
  ...(route.method === 'GET' || isEmptyShape(route.body)
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
  responses: {
    [String(route.status)]:
      route.status === 204
        ? { description: 'Done' }
        : { description: 'The answer', content: { 'application/json': { schema: schemaOf(route.reply, 'output') } } },
    ...problemResponses(route),
  },
});

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['pointer', 'code'], properties: { pointer: { type: 'string' }, code: { type: 'string' } } },
    },
  },
};

/** OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html) of the contract routes; each operation names its permission in `x-permission`. */
export const printOpenApi = (routes: readonly Route[], server: { readonly title: string; readonly url: string }): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/gu, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.1',
    info: { title: server.title, version: '1' },
    servers: [{ url: server.url }],
    paths,
    components: { schemas: { Problem: problemSchema } },
  };
};
