import type { Scope } from '#shared/server/scope';
import { foldLabel, skillCode } from './skill-code.ts';
import { SkillModel } from './skill.model.ts';

/** The competence of that achievement; one nobody showed before is added, and never suggested: a rare name points at who holds it. */
export async function findSkill(scope: Scope, { achievement, label }: Pick<SkillModel, 'achievement' | 'label'>): Promise<SkillModel> {
  const code = skillCode(achievement, label);
  const known = await SkillModel.query(scope.db).findOne({ code });
  if (known) return known;
  await SkillModel.query(scope.db)
    .insert({ code, achievement, label, folded: foldLabel(label), suggested: false })
    .onConflict('code')
    .ignore();
  return SkillModel.query(scope.db).findOne({ code }).throwIfNotFound();
}
