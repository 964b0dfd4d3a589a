// Build when the site is missing or older than its sources, then serve it, ranges included: --port N, --host ADDRESS.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

function newest(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'];
const built = join('dist', 'index.html');
const stale = !existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest));
if (stale) await build();

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, host: { type: 'string' } } });
const port = Number(values.port);
// On this machine only, unless another address is asked for.
const server = await preview({ preview: { port, strictPort: true, ...(values.host !== undefined && { host: values.host }) } });
server.printUrls();
