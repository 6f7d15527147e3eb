import { Model } from 'objection';

/** A verified answer that nobody has yet. */
export class HeldAnswerModel extends Model {
  static override tableName = 'held_answers';
  static override idColumn = 'requestId';
  declare requestId: string;
  declare organisationId: string;
  declare disclosureId: string;
  declare receiptHash: string;
  declare responseCodeHash: string | null;
  declare sealed: string;
  declare sealedKey: string;
  declare heldAt: Date;
}
