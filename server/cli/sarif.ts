import { pathToFileURL } from 'node:url';
import type { Location, Log, Notification, Region, Result } from 'sarif';
import type { Finding, Severity } from '../core/rules/finding.js';
import type { LineIndex } from '../core/text/lineIndex.js';
import type { Span } from '../core/text/span.js';
import { isAbsolute } from '../files.js';
import { version } from '../ownPlace.js';
import type { Workspace } from '../workspace.js';
import type { CheckedManuscript, LibraryProblem } from './check.js';
import { shown } from './paths.js';

/** The findings as a SARIF log (OASIS SARIF 2.1.0), as code hosts and editors read it. Lines and columns count from one, in UTF-16. */
export function sarif(manuscripts: readonly CheckedManuscript[], problems: readonly LibraryProblem[]): Log {
  const codes = [...new Set(manuscripts.flatMap(({ checked }) => checked.findings.map(({ code }) => code)))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'ClaimCheck', version: version(), rules: codes.map((id) => ({ id })) } },
      columnKind: 'utf16CodeUnits',
      artifacts: manuscripts.map(({ path }) => ({ location: { uri: uriOf(path) } })),
      results: manuscripts.flatMap(({ path, workspace, checked }) => checked.findings.map((finding) => resultOf(finding, codes, path, workspace))),
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: problems.map(notification) }],
    }],
  };
}

function resultOf({ code, severity, span, message, evidence, fixes }: Finding, codes: readonly string[], path: string, { lines }: Workspace): Result {
  const index = lines(path)!;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVEL[severity],
    message: { text: message },
    locations: [locationOf(path, span, index)],
    ...(evidence.length > 0 ? { relatedLocations: evidence.map((place, id) => ({ id, ...locationOf(place.path, place.span, lines(place.path)), message: { text: place.text } })) } : {}),
    ...(fixes.length > 0 ? {
      fixes: fixes.map((fix) => ({
        description: { text: fix.title },
        artifactChanges: [{ artifactLocation: { uri: uriOf(path) }, replacements: [{ deletedRegion: regionOf(fix.span, index), insertedContent: { text: fix.text } }] }],
      })),
    } : {}),
  };
}

function locationOf(path: string, span: Span, lines: LineIndex | undefined): Location {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...(lines ? { region: regionOf(span, lines) } : {}) } };
}

function regionOf({ start, end }: Span, lines: LineIndex): Region {
  const [from, to] = [lines.position(start), lines.position(end)];
  return { startLine: from.line + 1, startColumn: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}

function notification({ path, range, message }: LibraryProblem): Notification {
  const region = range && { startLine: range.start.line + 1, startColumn: range.start.character + 1, endLine: range.end.line + 1, endColumn: range.end.character + 1 };
  return { level: 'warning', message: { text: message }, locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(path) }, ...(region ? { region } : {}) } }] };
}

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** Relative where the file lies below, so that the log can be read on another machine. */
function uriOf(path: string): string {
  const name = shown(path);
  return isAbsolute(name) ? pathToFileURL(name).href : encodeURI(name);
}
