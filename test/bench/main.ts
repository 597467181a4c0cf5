import { badInput } from './badInput.js';
import { openDesk } from './desk.js';
import { print } from './row.js';
import { typing } from './typing.js';

const desk = openDesk();
for (const format of ['markdown', 'latex'] as const) print(`Writing in ${format}`, typing(desk, format));
print('Bad input', badInput());
