// What the client loads after activation, beside the session: the trees of the side bar, and commands that need no server first.
export { showEvidence } from './evidence/evidenceView.js';
export { openExample } from './firstMinute/openExample.js';
export { addSource } from './firstMinute/addSource.js';
export { showWhatWasRead } from './firstMinute/whatWasRead.js';
