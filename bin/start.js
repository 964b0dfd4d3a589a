// Build when the site is missing or older than its sources, then serve it, ranges included: --port N, --host ADDRESS.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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

const plugins = ['closed-door', 'import-again', 'offline', 'sheet-fonts'].map((name) => `vite.${name}.ts`);
const sources = ['src', 'public', 'index.html', 'embed.html', 'vite.config.ts', ...plugins, 'package.json'];
const built = join('dist', 'index.html');
const stale = !existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map(newest));
if (stale) await build();

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' }, host: { type: 'string' } } });
const port = Number(values.port);
const { host } = values;

/**
 * The site's own headers, as hosts send them. On this machine alone, layers from other servers of this machine may be
 * read too, without encryption: whoever tries an archive of his own has no certificate for it.
 */
function closedDoor() {
  const here = (policy) => (host === undefined ? policy.replace("connect-src 'self'", "connect-src 'self' http://localhost:* http://127.0.0.1:*") : policy);
  const policy = here(/^ {2}Content-Security-Policy: (.*)$/m.exec(readFileSync(join('dist', '_headers'), 'utf8'))?.[1] ?? '');
  return {
    name: 'closed-door',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        response.setHeader('Content-Security-Policy', policy);
        response.setHeader('X-Content-Type-Options', 'nosniff');
        response.setHeader('Referrer-Policy', 'no-referrer');
        // Their names change with what is in them, and they are the same to everyone: the server's own headers have a browser ask
        // again for each part that the page imports, and wait for the answer.
        const asset = /^\/(assets\/[\w.-]+)$/.exec(request.url ?? '')?.[1];
        if (asset !== undefined && existsSync(join('dist', asset))) {
          response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
          response.removeHeader('Vary');
        }
        if (!/^\/(index\.html)?([?#]|$)/.test(request.url ?? '')) return next();
        response.setHeader('Content-Security-Policy', [policy, "frame-ancestors 'none'"]);
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.setHeader('Cache-Control', 'no-cache');
        return response.end(here(readFileSync(built, 'utf8')));
      });
    },
  };
}

// On this machine only, unless another address is asked for. What is missing is answered by 404, as static hosts do, and not by the page.
const server = await preview({ appType: 'mpa', plugins: [closedDoor()], preview: { port, strictPort: true, ...(host !== undefined && { host }) } });
server.printUrls();
