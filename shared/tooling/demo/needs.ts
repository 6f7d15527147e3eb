// What the company of the demonstration may ask for, declared by it and approved by the platform.
import { approveNeed, declareNeed, listNeeds } from '#shared/contracts/verifier/needs';
import type { Portal } from './portal.ts';

const purpose = 'Étudier une candidature à un poste du bâtiment';
const claims = [
  ...['competence.name', 'competence.level', 'competence.validatedOn', 'competence.programme'],
  ...['enrolment.givenName', 'enrolment.familyName', 'experience.title', 'experience.startsOn', 'experience.endsOn'],
];

export const declareNeeds = async (firm: Portal, administrator: Portal): Promise<void> => {
  const before = (await firm.call(listNeeds)).items.find((one) => one.purpose === purpose);
  const { id, state } = before ?? (await firm.call(declareNeed, { body: { purpose, claims } }));
  if (state === 'waiting') await administrator.call(approveNeed, { params: { needId: id } });
};
