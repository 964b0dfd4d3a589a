import { build, type Plugin } from 'vite';

/** The worker that keeps what was seen for times without a network, beside the page (a Vite plugin). */
export function offline(): Plugin {
  let outDir = 'dist';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: (config) => {
      ({ outDir } = config.build);
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          lib: { entry: 'src/offline/service-worker.ts', formats: ['iife'], name: 'offline', fileName: () => 'service-worker.js' },
        },
      });
    },
  };
}
