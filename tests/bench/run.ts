import process from 'node:process';

// `npm run bench [NAME …]`: one JSON object a line, {"bench","case","ms","peer","peerMs","ratio"}.
const BENCHES: Readonly<Record<string, () => Promise<{ run: () => Promise<void> }>>> = {
  bridges: () => import('./bridges.ts'),
  'crossing-events': () => import('./crossing-events.ts'),
  crossings: () => import('./crossings.ts'),
  growth: () => import('./growth.ts'),
  import: () => import('./import.ts'),
  lighthouse: () => import('./lighthouse.ts'),
  migrations: () => import('./migrations.ts'),
  page: () => import('./page.ts'),
  scale: () => import('./scale.ts'),
  siting: () => import('./siting.ts'),
  tiles: () => import('./tiles.ts'),
};

const wanted = process.argv.slice(2);
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await (await load()).run();
}
