import * as contracts from '#shared/contracts/verifier/reports';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { answerReport } from './answer-report.ts';
import { followReport } from './follow-report.ts';
import { listReports } from './list-reports.ts';
import { reportRequest } from './report-request.ts';

export const routes: Mount = (kernel) => {
  serve(kernel, contracts.reportRequest, reportRequest);
  serve(kernel, contracts.followReport, followReport);
  serve(kernel, contracts.listReports, listReports);
  serve(kernel, contracts.answerReport, answerReport);
};
