import { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { on, type Reaction } from '#shared/server/reactions';
import { inviteTrainee } from './invite-trainee.ts';

export const reactions: readonly Reaction[] = [on(enrolmentRecorded, 'training.invite-trainee', inviteTrainee)];
