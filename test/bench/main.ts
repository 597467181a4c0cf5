import { openDesk } from './desk.js';
import { tableOf } from './row.js';
import { typing } from './typing.js';

const desk = openDesk();
console.log(tableOf('Writing', typing(desk, 'markdown')));
console.log(tableOf('Writing', typing(desk, 'latex')));
