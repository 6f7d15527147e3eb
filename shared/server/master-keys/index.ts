/** The master keys of a server and the database they belong to (shared/decisions/0016). */
export { adoptMasterKeys } from './adopt-master-keys.ts';
export { faultOfMasterKeys } from './check-master-keys.ts';
export { masterKeyJobs } from './master-key-jobs.ts';
export { reportMasterKeys, type MasterKeyReport } from './master-key-report.ts';
export { rewrapAll, type Pass } from './rewrap-all.ts';
