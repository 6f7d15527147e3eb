import { endorsementRefused } from '#shared/contracts/issuer/endorsements';
import { on, type Reaction } from '#shared/server/reactions';
import { tellRefusal } from './tell-refusal.ts';

/** What was endorsed is told with the credential that it earns. */
export const reactions: readonly Reaction[] = [on(endorsementRefused, 'endorsements.tell-refusal', tellRefusal)];
