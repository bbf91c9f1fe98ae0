// The report as SARIF 2.1.0 (OASIS), for code scanning. No snippets: they would hold the value.

import type { Severity } from '../../protocol/finding';
import { ruleLink } from '../../protocol/links';
import type { Report, ReportedFinding } from '../../protocol/report';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Read by GitHub code scanning: above 9 critical, 7 high, 4 medium, else low. */
const securitySeverity: Readonly<Record<ReportedFinding['class'], string>> = {
  critical: '9.5',
  sensitive: '8.0',
  internal: '5.0',
};

export function renderSarif(report: Report): string {
  const ruleIds = [...new Set(report.findings.map(({ ruleId }) => ruleId))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report, ruleIds) },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: report.stats.skipped.map(notification) },
        ],
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => result(finding, ruleIds)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function driver({ tool, findings }: Report, ruleIds: readonly string[]) {
  return {
    name: 'Scabbard',
    ...(/^\d+\.\d+\.\d+/.test(tool.version) ? { semanticVersion: tool.version } : {}),
    version: tool.version,
    informationUri: ruleLink('').replace(/#$/, ''),
    rules: ruleIds.map((id) => rule(findings.find(({ ruleId }) => ruleId === id)!)),
  };
}

function rule({ ruleId, title, class: credentialClass, severity }: ReportedFinding) {
  return {
    id: ruleId,
    name: title.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? ''),
    shortDescription: { text: title },
    fullDescription: { text: `${title} written where others can read it.` },
    help: { text: 'Move it to an environment variable or a secret store, and revoke it if it was shared.' },
    helpUri: ruleLink(ruleId),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', 'secret'], 'security-severity': securitySeverity[credentialClass] },
  };
}

function result(finding: ReportedFinding, ruleIds: readonly string[]) {
  return {
    ruleId: finding.ruleId,
    ruleIndex: ruleIds.indexOf(finding.ruleId),
    level: levels[finding.severity],
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: locationOf(finding.file),
          region: {
            startLine: finding.startLine,
            startColumn: finding.startColumn,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
          },
        },
      },
    ],
    partialFingerprints: { 'scabbard/v1': finding.fingerprint },
    properties: { class: finding.class, confidence: finding.confidence },
  };
}

const messageOf = ({ ruleId, title, env }: ReportedFinding): string =>
  ruleId.startsWith('env/') || !env ? `${title}.` : `${title} in the file. Move it to the environment variable ${env}.`;

const notification = ({ file, reason }: Report['stats']['skipped'][number]) => ({
  level: 'note',
  message: { text: `Skipped: ${reason}.` },
  locations: [{ physicalLocation: { artifactLocation: locationOf(file) } }],
});

const locationOf = (file: string) => ({
  uri: file.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: '%SRCROOT%',
});
