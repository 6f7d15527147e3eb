/** Decisions as their routes make them, for specs of what stands behind a decision. */
export { correctValidation } from './correct-validation.ts';
export { listValidationEvidence } from './list-validation-evidence.ts';
export { validateCompetence } from './validate-competence.ts';
