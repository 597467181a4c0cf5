import { expect, test } from 'vitest';
import type { Editor } from './editor.ts';
import { exampleInEditor } from './exampleInEditor.ts';

let editor: Editor;

exampleInEditor({}, (example) => {
  ({ editor } = example);
});

/** As *Developer: Show Running Extensions* has it: to load the extension's code and to call its `activate`; undefined while it is not active. */
async function activationTime(): Promise<number | undefined> {
  await editor.command('Developer: Show Running Extensions');
  const rows = editor.page.locator('.runtime-extensions-editor .extension');
  await rows.first().waitFor();
  const row = rows.filter({ hasText: 'ClaimCheck' });
  if ((await row.count()) === 0) return undefined;
  const time = await row.locator('.activation-time').innerText();
  return Number(/(\d+)\s*ms/.exec(time)?.[1]);
}

test('it is not activated before a manuscript is open', async () => {
  await editor.open('claimcheck.json');
  expect(await activationTime()).toBeUndefined();
  await editor.command('View: Close All Editors');
});

test('activation takes less than 50 ms in the extension host', async () => {
  await editor.open('review.md');
  await editor.problems('38.4 months');
  const time = await activationTime();
  await editor.screenshot('activation');
  console.log(`Activation by VS Code's own clock: ${time} ms (bar: 50 ms)`);
  expect(time).toBeLessThan(50);
});
