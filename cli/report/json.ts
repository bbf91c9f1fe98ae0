// The report for programs, as protocol/report.ts describes it.

import type { Report } from '../../protocol/report';

export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
