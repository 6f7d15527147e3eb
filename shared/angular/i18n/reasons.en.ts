export { reasonsEn } from '#shared/contracts/issuer/reason-words';
