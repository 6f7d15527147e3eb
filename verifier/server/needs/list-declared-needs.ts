import type { Scope } from '#shared/server/scope';
import { describeDeclaredNeed } from './describe-need.ts';
import { NeedModel } from './need.model.ts';

const most = 200;

/** Every company's, for the platform: those that wait first, the oldest of them first. */
export async function listDeclaredNeeds(scope: Scope) {
  const found = await NeedModel.query(scope.db)
    .orderByRaw(`state <> 'waiting', case when state = 'waiting' then id end, id desc`)
    .limit(most);
  const items = [];
  for (const one of found) items.push(await describeDeclaredNeed(scope, one));
  return { items };
}
