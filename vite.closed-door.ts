import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What the built page may do: its own scripts, workers, styles and fonts, and nothing that a file or a catalog brings.
 * - `wasm-unsafe-eval`: GeoPackages (SQLite) and Parquet (zstd) are read by WebAssembly.
 * - `connect-src https:`: layers and catalogs that a person names; `blob:`: files that he chose, which only this page can read.
 * - `img-src data: blob:`: marks in style sheets, and the picture of the map for a factsheet.
 */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self' https: blob:",
  'base-uri': "'none'",
  'form-action': "'none'",
};

function writePolicy(styles: readonly string[]): string {
  const hashes = styles.map((text) => ` '${`sha256-${createHash('sha256').update(text).digest('base64')}`}'`).join('');
  return Object.entries(POLICY)
    .map(([name, sources]) => `${name} ${sources}${name === 'style-src' ? hashes : ''}`)
    .join('; ');
}

/** Headers as Netlify, Cloudflare Pages and others read them from the site itself; README has them for other hosts. */
function writeHeaders(policy: string): string {
  return `# Read by Netlify, Cloudflare Pages and others. Workers are bound by it too, which the page's own policy does not reach.
/*
  Content-Security-Policy: ${policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=()

# The atlas stands in nobody's frame; the map that is made for it, embed.html, in anyone's.
/
  Content-Security-Policy: frame-ancestors 'none'
  X-Frame-Options: DENY

/index.html
  Content-Security-Policy: frame-ancestors 'none'
  X-Frame-Options: DENY

/assets/*
  Cache-Control: public, max-age=31536000, immutable

/atlas/*
  Access-Control-Allow-Origin: *
`;
}

/** Puts the policy into the built page, and a file of headers beside it (a Vite plugin). */
export function closedDoor(): Plugin {
  /** Of all pages that are built. */
  const styles = new Set<string>();
  return {
    name: 'closed-door',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        // In the page alone: the built one has no other text between these tags.
        const own = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, text = '']) => text);
        for (const style of own) styles.add(style);
        const policy = writePolicy(own);
        // Before anything that it binds.
        return html.replace(/<meta charset="utf-8" \/>/i, (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
      },
    },
    writeBundle({ dir = 'dist' }) {
      writeFileSync(join(dir, '_headers'), writeHeaders(writePolicy([...styles].toSorted())));
    },
  };
}
