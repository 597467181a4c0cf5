import { expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor } from './exampleInEditor.ts';

let editor: Editor;

exampleInEditor({}, async (example) => {
  ({ editor } = example);
  await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

interface Activation {
  /** Milliseconds to load its code, to call `activate`, and to wait for what that returned. */
  readonly steps: readonly number[];
  readonly event: string;
}

/** What *Developer: Startup Performance* tells of the extension; undefined where it was not activated. The page is a plain text, for which it is activated itself. */
async function activation(): Promise<Activation | undefined> {
  await editor.command('Developer: Startup Performance');
  let told = '';
  await expect.poll(async () => {
    await editor.press('Control+A');
    await editor.press('Control+C');
    return (told = String(await editor.page.evaluate('navigator.clipboard.readText()')));
  }, { timeout: 30_000, interval: 1000 }).toContain('## Extension Activation Stats');
  await editor.press('Escape');
  const cells = /^\| claimcheck\.claimcheck .*$/m.exec(told)?.[0].split('|').map((cell) => cell.trim());
  return cells && { steps: cells.slice(3, 6).map(Number), event: cells[6]! };
}

test('activation waits for a manuscript or a bibliography; its time is printed by VS Code’s own clock', async () => {
  // Until VS Code knows what its extensions contribute, each file is a plain text to it.
  await editor.knows('ClaimCheck: Open Example');
  await editor.open('claimcheck.json');
  await editor.page.waitForTimeout(5000); // other extensions start, in the same thread
  expect(editor.extensionProcesses()).toEqual([]);
  // A bibliography, for which no other starts.
  await editor.open('refs.bib');
  await expect.poll(() => editor.extensionProcesses().length, { timeout: 30_000 }).toBeGreaterThan(0);
  const { steps, event } = (await activation())!;
  const [load, call, finish] = steps;
  console.log(`Activation on ${event}: ${load} ms to load, ${call} ms to activate, ${finish} ms to finish (bar: 50 ms)`);
  expect(event).toBe('onLanguage:bibtex');
}, 180_000);
