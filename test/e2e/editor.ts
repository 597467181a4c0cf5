import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { installVSCode, type VSCode } from './install.ts';

const screenshots = fileURLToPath(new URL('screenshots/', import.meta.url));
const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const chromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** No page, tip or badge that a test did not ask for, and the same fonts and colours every time. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.editor.restoreEditors': false,
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on', // nothing is caught while it fades in
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'files.autoSave': 'off',
};

export interface EditorOptions {
  /** The packaged extensions to install. */
  readonly extensions: readonly string[];
  /** The folder to open; tests change files in it, so hand in a copy. */
  readonly folder: string;
  /** User settings besides the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Starts the real VS Code with the extensions installed and the folder open. */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  const vscode = await installVSCode();
  const profile = await mkdtemp(join(tmpdir(), 'claimcheck-e2e-'));
  await mkdir(join(profile, 'User'), { recursive: true });
  await writeFile(join(profile, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }));

  for (const vsix of options.extensions) {
    const [code] = await once(codeServer(vscode, profile, '--install-extension', vsix), 'exit');
    if (code !== 0) throw new Error(`VS Code refused ${vsix} (exit ${code})`);
  }
  const server = codeServer(vscode, profile, '--bind-addr', '127.0.0.1:0');
  const address = await listeningAddress(server);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const editor = new Editor(page, browser, server, options.folder, profile, `${address}?folder=${encodeURIComponent(options.folder)}`);
  await editor.reopen();
  return editor;
}

/** VS Code as its user sees it: everything happens by mouse and keyboard, and is read from the screen. */
export class Editor {
  constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly server: ChildProcess,
    private readonly folder: string,
    private readonly profile: string,
    private readonly address: string,
  ) {}

  /** Opens the window, or opens it anew. */
  async reopen(): Promise<void> {
    await this.page.goto(this.address);
    await this.page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
  }

  /** Opens a file of the folder by its path in it: `review.md`. */
  async open(path: string): Promise<void> {
    const name = path.split('/').at(-1)!;
    await (await this.listed('Control+P', path, name)).click();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-lines').first().waitFor();
  }

  /** Runs a command by its title: `ClaimCheck: Restart Server`. */
  async command(title: string): Promise<void> {
    await (await this.listed('Control+Shift+P', `>${title}`, title)).click();
  }

  /** Waits until a command is known: what an extension contributes has been read. */
  async knows(title: string): Promise<void> {
    await (await this.listed('Control+Shift+P', `>${title}`, title)).waitFor();
    await this.press('Escape');
  }

  /** Puts the cursor into the saved file `path` at the first `text`, `offset` characters in. */
  async goTo(path: string, text: string, offset = 0): Promise<void> {
    const content = await readFile(join(this.folder, path), 'utf8');
    const start = content.indexOf(text);
    if (start < 0) throw new Error(`${path} has no "${text}"`);
    const before = content.slice(0, start + offset).split('\n');
    await this.page.keyboard.press('Control+G');
    const input = await this.quickInput();
    await input.fill(`:${before.length}:${before.at(-1)!.length + 1}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Rests the mouse upon `text` and returns what the hover says. */
  async hover(path: string, text: string): Promise<string> {
    // Where the mouse was left, other words may come to stand.
    const { width, height } = this.page.viewportSize()!;
    await this.page.mouse.move(width / 2, height - 8); // the status bar's empty middle
    await this.goTo(path, text, 1);
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-contents, .monaco-hover:not(.hidden) .hover-row-contents');
    await hover.first().waitFor({ state: 'hidden', timeout: 2_000 }).catch(() => {});
    // The editor may still be scrolling to the cursor.
    for (let rest = 0; rest < 5 && !(await hover.first().isVisible()); rest++) {
      const { x, y, height } = await this.place('.monaco-editor.focused .cursor');
      await this.page.mouse.move(x + 60, y + 60);
      await this.page.mouse.move(x + 2, y + height / 2, { steps: 5 });
      await hover.first().waitFor({ timeout: 4_000 }).catch(() => {});
    }
    await hover.first().waitFor({ timeout: 4_000 });
    await this.page.locator('.monaco-hover', { hasText: 'Loading...' }).waitFor({ state: 'hidden' });
    await this.page.waitForTimeout(300); // it is measured, then shown
    return (await hover.allInnerTexts()).join('\n');
  }

  /** Follows the code in the hover that is shown, and returns the file it leads to: `figure-value.md`. */
  async followCode(): Promise<string> {
    const before = await this.fileInFront();
    await this.page.locator('.monaco-hover a.code-link').first().click();
    await this.page.locator(`.tab.active:not([data-resource-name="${before}"])`).waitFor();
    return this.fileInFront();
  }

  private async fileInFront(): Promise<string> {
    return (await this.page.locator('.tab.active').first().getAttribute('data-resource-name'))!;
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Asks for completions at the cursor, or takes those that are shown already; returns their labels. */
  async completions(): Promise<string[]> {
    const list = this.page.locator('.suggest-widget.visible .monaco-list-row');
    if (!(await list.first().isVisible())) await this.page.keyboard.press('Control+Space');
    await list.first().waitFor();
    const labels = () => list.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
    // What is found changes with each letter: wait until the last answer is shown, lest a row slips away under the mouse.
    for (let before: string[] = []; ;) {
      const now = await labels();
      if (now.length > 0 && now.join() === before.join()) return now;
      before = now;
      await this.page.waitForTimeout(400);
    }
  }

  /** Shows the documentation beside the list, and returns it once it has `text`. */
  async completionPreview(text: string): Promise<string> {
    const details = this.page.locator('.suggest-details');
    // While the list still grows, the key asks for it anew instead.
    for (let press = 0; press < 5 && !(await details.isVisible()); press++) {
      await this.page.keyboard.press('Control+Space');
      await details.waitFor({ timeout: 2_000 }).catch(() => {});
    }
    await this.page.locator('.suggest-details', { hasText: text }).waitFor();
    return details.innerText();
  }

  async acceptCompletion(label: string): Promise<void> {
    await this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first().click();
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** What the Problems panel lists once a row has `text`, a row of the panel each. */
  async problems(text: string): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.locator('.monaco-list-row', { hasText: text }).first().waitFor();
    return panel.locator('.monaco-list-row').allInnerTexts();
  }

  /** Opens the place that a row of the Problems panel names; returns what is selected: `tables.md, Ln 9, Col 37 (11 selected)`. */
  async openRelated(text: string): Promise<string> {
    await this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first().dblclick();
    const selection = this.page.locator('.statusbar-item', { hasText: 'selected)' });
    await selection.waitFor();
    return `${await this.fileInFront()}, ${await selection.innerText()}`;
  }

  /** Offers the quick fixes of the finding at `text`, and returns their titles. */
  async quickFixes(path: string, text: string): Promise<string[]> {
    await this.goTo(path, text, 1);
    const fixes = this.page.locator('.action-widget .monaco-list-row.action');
    // A key that comes before the editor has the focus again is lost.
    for (let press = 0; press < 4 && !(await fixes.first().isVisible()); press++) {
      await this.page.keyboard.press('Control+.');
      await fixes.first().waitFor({ timeout: 6_000 }).catch(() => {});
    }
    await fixes.first().waitFor();
    return fixes.allInnerTexts();
  }

  /** Applies one of the quick fixes that are offered. */
  async applyFix(title: string): Promise<void> {
    await this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first().click();
  }

  /** Saves the file in front and returns its text on disk. */
  async save(path: string): Promise<string> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
    return readFile(join(this.folder, path), 'utf8');
  }

  /** What the `{}` item of the status bar tells about the file in front. */
  async languageStatus(): Promise<string> {
    await this.page.locator('#status\\.languageStatus').first().hover();
    const hover = this.page.locator('.hover-language-status').first();
    await hover.waitFor();
    return (await this.page.locator('.hover-language-status').allInnerTexts()).join('\n');
  }

  /** What the status bar says of work that goes on, once it has `text`. */
  async progress(text: string): Promise<string> {
    const item = this.page.locator('#status\\.progress', { hasText: text });
    await item.waitFor();
    return item.innerText();
  }

  /** Hides the side bar and the panel, which are shown until then. */
  async textOnly(): Promise<void> {
    await this.command('View: Toggle Primary Side Bar Visibility');
    await this.command('View: Toggle Panel Visibility');
  }

  /** Types into the list that is open, and waits until its first row has `text`. */
  async pick(typed: string, text: string): Promise<void> {
    const input = await this.quickInput();
    await input.fill(typed);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text }).waitFor();
  }

  /** Writes into the box that is open. */
  async fill(text: string): Promise<void> {
    await (await this.quickInput()).fill(text);
  }

  /** Waits for a row of the list that is open. */
  async row(text: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().waitFor();
  }

  /** Takes a row of the list that is open. */
  async choose(text: string): Promise<void> {
    await this.row(text);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first().click();
  }

  /** Answers in the box that asks for a line. */
  async answer(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget .quick-input-message').first().waitFor();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** A row of a tree in the side bar, once it is there; `a|b` is either. */
  async node(text: string): Promise<Locator> {
    const row = this.page.locator('.sidebar .monaco-list-row', { hasText: new RegExp(text) }).first();
    await row.waitFor();
    return row;
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Waits for the box that asks for a new name, which holds the old one selected. */
  async seenRenaming(name: string): Promise<void> {
    // The box takes the focus and selects the name a moment after it is shown: letters typed before would be overwritten.
    const box = this.page.locator('.rename-box input.rename-input:focus');
    await box.waitFor();
    while ((await box.evaluate((input) => input.ownerDocument.getSelection()?.toString())) !== name) await this.page.waitForTimeout(50);
  }

  /** Waits until the editor in front shows a text. */
  async seen(text: string): Promise<void> {
    await this.page.locator('.editor-instance .view-line', { hasText: text.replaceAll(' ', '\u00a0') }).first().waitFor();
  }

  /** Every process that runs a file of the extension, by its command line. */
  extensionProcesses(): string[] {
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    return stdout.split('\n').filter((line) => line.includes(`${this.profile}/extensions/claimcheck`));
  }

  /** The window, or a part of it: its panel, or the lines around the cursor. */
  async screenshot(name: string, { only }: { only?: 'panel' | 'cursor' } = {}): Promise<void> {
    await mkdir(screenshots, { recursive: true });
    const path = join(screenshots, `${name}.png`);
    if (!only) await this.page.screenshot({ path });
    else await this.page.screenshot({ path, clip: only === 'panel' ? await this.place('.part.panel') : await this.aroundCursor() });
  }

  private async aroundCursor() {
    const { x, y, width, height } = await this.place('.part.editor');
    const cursor = await this.place('.monaco-editor .cursor');
    const top = Math.max(y, cursor.y - 290);
    return { x, y: top, width, height: Math.min(y + height - top, 290 + 240) };
  }

  private async place(selector: string) {
    return (await this.page.locator(selector).first().boundingBox())!;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.kill();
    await once(this.server, 'exit');
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The row of a list that `keys` open and `typed` narrows; asked for anew where something took the focus and the list went. */
  private async listed(keys: string, typed: string, text: string): Promise<Locator> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
    for (let attempt = 0; attempt < 4; attempt++) {
      const filled = await (await this.summoned(keys)).fill(typed, { timeout: 3_000 }).then(() => true, () => false);
      if (filled && (await row.waitFor({ timeout: 6_000 }).then(() => true, () => false))) break;
      await this.page.keyboard.press('Escape'); // a list that is open keeps to what was known when it opened
    }
    return row;
  }

  /** The box that keys open. A key that comes while the focus goes elsewhere, into a page say, is lost. */
  private async summoned(keys: string): Promise<Locator> {
    for (let press = 0; press < 3; press++) {
      await this.page.keyboard.press(keys);
      const came = await this.quickInput(6_000).catch(() => undefined);
      if (came) return came;
    }
    return this.quickInput();
  }

  private async quickInput(timeout?: number): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget:not([style*="display: none"]) input[type="text"], .quick-input-widget input');
    await input.first().waitFor(timeout === undefined ? {} : { timeout });
    return input.first();
  }
}

function codeServer(vscode: VSCode, profile: string, ...args: string[]): ChildProcess {
  return spawn(vscode.node, [
    vscode.entry, '--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust',
    '--user-data-dir', profile, '--extensions-dir', join(profile, 'extensions'), ...args,
  ], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function listeningAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout!.on('data', (chunk) => {
      output += chunk;
      const address = /listening on (http:\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    server.once('exit', () => reject(new Error(`VS Code did not start:\n${output}`)));
  });
}
