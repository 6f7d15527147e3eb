import type { Scope } from '#shared/server/scope';
import { SkillModel } from './skill.model.ts';

/** The names of competences by their short codes; a code nobody knows is left out. */
export async function competenceNames(scope: Scope, codes: readonly string[]): Promise<Readonly<Record<string, string>>> {
  if (codes.length === 0) return {};
  const skills = await SkillModel.query(scope.db).whereIn('code', [...new Set(codes)]);
  return Object.fromEntries(skills.map(({ code, label }) => [code, label]));
}

/** What stands in credentials for a competence's short code: its achievement id, or only its name. Null for a code nobody knows. */
export async function findAchievement(scope: Scope, code: string): Promise<{ readonly id: string | null; readonly name: string } | null> {
  const skill = await SkillModel.query(scope.db).findOne({ code });
  return skill ? { id: skill.achievement, name: skill.label } : null;
}
