import * as z from 'zod';
import { problem } from '../../contract/problem.ts';
import { noContent, route } from '../../contract/route.ts';
import type { Mount } from '../kernel.ts';
import { Refusal } from '../refusal.ts';
import { replyWith, replyWithFile } from '../reply.ts';
import { serve, serveStateless } from '../serve.ts';

export const notRipe = problem('not-ripe', 409, 'Ce fruit n’est pas mûr', 'This fruit is not ripe');
export const secretReason = problem('secret-reason', 409, 'Raison secrète', 'Secret reason');
const Fruit = z.object({ name: z.string(), weight: z.number() });

export const pickFruit = route({
  method: 'POST',
  path: '/api/v1/fruits',
  summary: 'Pick a fruit',
  allow: 'fruit:pick:org',
  body: z.object({ name: z.string().min(2), weight: z.number().int(), note: z.string().max(3).optional() }),
  reply: Fruit,
  status: 201,
  refuses: [notRipe],
  creates: true,
});
export const lookAtFruit = route({
  method: 'GET',
  path: '/api/v1/fruits/:name',
  summary: 'Look at a fruit',
  allow: 'account',
  params: z.object({ name: z.string().max(10) }),
  query: z.object({ times: z.coerce.number().int().max(3).default(1) }),
  reply: Fruit,
});
export const listSeasons = route({
  method: 'GET',
  path: '/api/v1/fruits/seasons',
  summary: 'Seasons',
  allow: 'public',
  reply: z.object({ grant: z.string() }),
});
export const approveFruit = route({
  method: 'PUT',
  path: '/api/v1/fruits/:name/approval',
  summary: 'Approve a fruit',
  allow: 'fruit:approve:platform',
  params: z.object({ name: z.string() }),
  reply: z.object({ grant: z.string() }),
});
export const eatFruit = route({
  method: 'DELETE',
  path: '/api/v1/fruits/:name',
  summary: 'Eat a fruit',
  allow: 'account',
  params: z.object({ name: z.string() }),
  reply: noContent,
  status: 204,
});
export const walletFruit = route({
  method: 'POST',
  path: '/api/v1/wallet/fruits',
  summary: 'A wallet’s fruit',
  allow: 'wallet',
  body: z.object({}),
  reply: z.object({ holder: z.string() }),
});
export const guessFruit = route({
  method: 'POST',
  path: '/api/v1/guesses',
  summary: 'Guess',
  allow: 'public',
  body: z.object({ guess: z.string() }),
  reply: z.object({ right: z.boolean() }),
  limit: { points: 2, seconds: 60, per: 'address' },
});
export const breakThings = route({
  method: 'POST',
  path: '/api/v1/breakages',
  summary: 'Break things',
  allow: 'public',
  body: z.object({ how: z.string() }),
  reply: z.object({ fine: z.boolean() }),
});
export const exportFruit = route({ method: 'GET', path: '/api/v1/fruits.csv', summary: 'Export', allow: 'public', reply: noContent });
export const echoFruit = route({
  method: 'POST',
  path: '/api/v1/echoes',
  summary: 'Echo',
  allow: 'public',
  body: Fruit,
  reply: Fruit,
  bytes: 2_000,
});

const settingOf = async (scope: { readonly db: { raw(sql: string): PromiseLike<unknown> } }, name: string): Promise<string> => {
  const { rows } = (await scope.db.raw(`select current_setting('app.${name}', true) as value`)) as { rows: { value: string }[] };
  return rows[0]!.value;
};

const breakages: Readonly<Record<string, () => unknown>> = {
  throw: () => {
    throw new Error('a branch broke', { cause: new Error('deep') });
  },
  undeclared: () => {
    throw new Refusal(secretReason);
  },
  reply: () => ({ fine: 'yes' }),
  extra: () => ({ fine: true, nir: '1 84 12 76 451 089 46' }),
};

export const fruitRoutes: Mount = (kernel) => {
  serve(kernel, listSeasons, async (scope) => ({ grant: await settingOf(scope, 'grant') }));
  serve(kernel, pickFruit, async (scope, input) => {
    await scope.audit('picked', 'fruit', input.body.name, { weight: input.body.weight });
    if (input.body.weight < 0) throw new Refusal(notRipe, 'Revenez en septembre.', { 'Retry-After': '9' });
    if (input.body.weight === 7_777) await new Promise((resolve) => setTimeout(resolve, 300));
    return { ...input.body, seed: 'not in the contract' };
  });
  serve(kernel, lookAtFruit, async (scope, input) => {
    if (input.params.name === 'write') await scope.audit('wrote', 'fruit', 'x');
    return { name: `${await settingOf(scope, 'organisation_ids')} ${await settingOf(scope, 'grant')}`, weight: input.query.times };
  });
  serve(kernel, approveFruit, async (scope) => ({ grant: await settingOf(scope, 'grant') }));
  serve(kernel, eatFruit, async () => undefined);
  serve(kernel, walletFruit, async (scope) => ({ holder: await settingOf(scope, 'holder') }));
  serve(kernel, guessFruit, async () => replyWith({ right: false }, { 'Set-Cookie': ['a=1; Path=/', 'b=2; Path=/'] }));
  serve(kernel, breakThings, async (scope, input) => {
    await scope.audit('broke', 'thing', input.body.how);
    return breakages[input.body.how]!() as { fine: boolean };
  });
  serve(kernel, exportFruit, async () =>
    replyWithFile({ type: 'text/csv; charset=utf-8', name: 'fruits d’été.csv', content: '\ufeffNom\r\n' }),
  );
  serveStateless(kernel, echoFruit, (input) => input.body);
};
