import picomatch from 'picomatch';
import { decode } from '../../server/core/text/decode.js';
import { resolvePath, type Files } from '../../server/files.js';

/** A disk in memory, by absolute path; may be changed between one reading and the next. */
export function memoryFiles(files: Record<string, string | Uint8Array>): Files {
  return {
    async read(path) {
      const content = files[path];
      if (content === undefined) return { missing: true, problem: { message: 'There is no such file.', at: 0 } };
      if (typeof content === 'string') return { text: content };
      const { text, encoding, problem } = decode(content);
      return { ...(encoding === 'binary' ? {} : { text }), ...(problem ? { problem } : {}) };
    },
    exists: async (path) => path in files,
    permits: async (path) => path in files,
    async find(patterns, folder) {
      const named = patterns.filter((pattern) => !/[*{]/.test(pattern)).map((name) => resolvePath(folder, name));
      const globs = patterns.filter((pattern) => /[*{]/.test(pattern)).map((glob) => resolvePath(folder, glob));
      return [...new Set([...named, ...Object.keys(files).filter((path) => picomatch.isMatch(path, globs))])].sort();
    },
  };
}
