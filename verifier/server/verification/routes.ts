import * as evidence from '#shared/contracts/verifier/evidence';
import * as verifications from '#shared/contracts/verifier/verifications';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { relayDocument } from './relay-document.ts';
import { relayList } from './relay-list.ts';
import { relayRegistry } from './relay-registry.ts';
import { verifyDocuments } from './verify-documents.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, evidence.relayRegistry, relayRegistry);
  serve(kernel, evidence.relayDocument, relayDocument);
  serve(kernel, evidence.relayList, relayList);
  serve(kernel, verifications.verifyDocuments, verifyDocuments);
};
