import type { Scope } from '#shared/server/scope';
import { SkillModel } from './skill.model.ts';

/** What stands in credentials for a competence's short code: its achievement id, or only its name. Null for a code nobody knows. */
export async function findAchievement(scope: Scope, code: string): Promise<{ readonly id: string | null; readonly name: string } | null> {
  const skill = await SkillModel.query(scope.db).findOne({ code });
  return skill ? { id: skill.achievement, name: skill.label } : null;
}
