export { reasonsFr } from '#shared/contracts/issuer/reason-words';
