import { openDesk } from './desk.js';
import { tableOf } from './row.js';
import { typing } from './typing.js';

const desk = openDesk();
for (const format of ['markdown', 'latex'] as const) console.log(tableOf('Writing', typing(desk, format)));
