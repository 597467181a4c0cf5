// Loaded before a server: notes every path that it reads, lists or looks for, a line each, in the file that TELL_READS names.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { appendFileSync } = fs;
const note = (path) => typeof path !== 'number' && appendFileSync(process.env.TELL_READS, `${path instanceof URL ? path.pathname : String(path)}\n`);

for (const [functions, names] of [
  [fs.promises, ['readFile', 'open', 'readdir', 'opendir', 'stat', 'lstat', 'access', 'readlink']],
  [fs, ['readFile', 'readFileSync', 'open', 'openSync', 'readdir', 'readdirSync', 'opendir', 'stat', 'statSync', 'existsSync', 'createReadStream']],
]) {
  for (const name of names) {
    const own = functions[name];
    functions[name] = Object.assign((path, ...more) => {
      note(path);
      return own.call(functions, path, ...more);
    }, own);
  }
}
syncBuiltinESMExports();
