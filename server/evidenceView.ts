import type { CancellationToken, ProposedFeatures } from 'vscode-languageserver';
import { evidenceOutline, filtered, nodeOf, type OutlineNode } from './core/features/evidenceOutline.js';
import { figureGroups } from './core/features/figureGroups.js';
import { insertEvidence } from './core/features/insertEvidence.js';
import { whatWasRead } from './core/features/whatWasRead.js';
import type { Ask } from './citing.js';
import { displayName, locationOf, offsetOf, rangeOf, uriOf } from './convert.js';
import { placeLink } from './placeLink.js';
import type { EvidenceNode, EvidenceRequests, ProposedEdits } from './protocol.js';
import type { ReferenceFormatter } from './referenceFormatter.js';
import type { Workspace } from './workspace.js';

/** What the evidence view of the client asks: the sources as a tree, the manuscript's figures, and edits that quote them. */
export function serveEvidence(connection: ProposedFeatures.Connection, ask: Ask, formatter: ReferenceFormatter): void {
  function on<Method extends keyof EvidenceRequests>(method: Method, nothing: EvidenceRequests[Method]['result'], answer: (workspace: Workspace, path: string, params: EvidenceRequests[Method]['params']) => EvidenceRequests[Method]['result'] | Promise<EvidenceRequests[Method]['result']>): void {
    connection.onRequest(method, (params: EvidenceRequests[Method]['params'], token: CancellationToken) => ask<EvidenceRequests[Method]['result']>(params.uri, token, nothing, (workspace, path) => answer(workspace, path, params)));
  }

  on('claimcheck/evidence', [], (workspace, path, { parent, filter }) => {
    const shown = filtered(evidenceOutline(workspace.service.library(path)), filter);
    const nodes = parent === undefined ? shown : childrenIn(shown, parent);
    return nodes.map((node) => evidenceNode(node, workspace));
  });

  on('claimcheck/figures', [], (workspace, path) => {
    const view = workspace.service.view(path);
    // A source that is open, or a file that the settings ignore, has none that are checked.
    if (!view || workspace.check(path).figures.length === 0) return [];
    return figureGroups(view).map(({ verdict, figures }) => ({
      verdict,
      figures: figures.map(({ text, detail, span, evidence }) => ({ text, detail, place: locationOf({ path, span }, workspace), evidence: evidence.map((place) => locationOf(place, workspace)) })),
    }));
  });

  on('claimcheck/diagram', null, async (workspace, path, { id }) => {
    const { label: title, drawing, place } = nodeOf(evidenceOutline(workspace.service.library(path)), id) ?? {};
    if (title === undefined || !drawing || !place) return null;
    const { line } = locationOf(place, workspace).range.start;
    const link = { href: placeLink(place.path, line), words: `${place.path.slice(place.path.lastIndexOf('/') + 1)}:${line + 1}` };
    // The layout is loaded when a diagram is first looked at.
    const { diagramPage } = await import('./core/report/diagramPage.js');
    const html = diagramPage(title, drawing, link);
    return { title, ...(html === undefined ? {} : { html }) };
  });

  on('claimcheck/insertEvidence', { edits: [] }, async (workspace, path, { id, position }): Promise<ProposedEdits> => {
    const view = workspace.service.view(path);
    const node = nodeOf(evidenceOutline(workspace.service.library(path)), id);
    const lines = workspace.lines(path);
    if (!view || !lines || !node?.insert) return { edits: [] };
    const { insert } = node;
    const { edits, problem } = await formatter.complete(() => insertEvidence(view, offsetOf(lines, position), insert, workspace.service.formatterOf(path)));
    return { edits: edits.map(({ span, text }) => ({ uri: uriOf(path), range: rangeOf(lines, span), newText: text })), ...(problem === undefined ? {} : { problem }) };
  });

  on('claimcheck/whatWasRead', '', (workspace, path) => {
    const view = workspace.service.view(path);
    return view ? whatWasRead(view, workspace.service.summary(path).problems, (file) => displayName(file, workspace.root)) : '';
  });

  on('claimcheck/sourcesFolder', null, ({ root, settings }) => ({ uri: uriOf(`${root}/sources`), isRead: settings.sources.length === 0 }));

  on('claimcheck/usesOfEvidence', [], async (workspace, path, { id }) => {
    const place = nodeOf(evidenceOutline(workspace.service.library(path)), id)?.place;
    if (!place) return [];
    await workspace.survey();
    return workspace.service.references(place.path, place.span.start).filter(({ declares }) => !declares).map((use) => locationOf(use, workspace));
  });
}

/** What is left below a node. */
function childrenIn(shown: readonly OutlineNode[], parent: string): readonly OutlineNode[] {
  return nodeOf(shown, parent)?.children ?? [];
}

function evidenceNode({ id, kind, label, detail, place, children, insert }: OutlineNode, workspace: Workspace): EvidenceNode {
  return { id, kind, label, detail, hasChildren: children.length > 0, canInsert: insert !== undefined, ...(place ? { place: locationOf(place, workspace) } : {}) };
}
