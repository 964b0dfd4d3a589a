import { join } from 'node:path';
import * as v from 'valibot';
import type { FullRateTracks } from './crossing-events.ts';
import { inputsOf } from './build-module.ts';
import { contextOf } from './evidence/evidence.ts';
import { generalisePopulation } from './evidence/tracks/generalise-population.ts';
import { TracksManifestSchema } from './evidence/tracks/tracks-manifest.ts';
import { readSourceBytes } from './find-source.ts';
import { importPopulation } from './import-tracks.ts';
import type { ModulePart } from './module-part.ts';
import { readManifest } from './read-manifest.ts';

/**
 * The tracks of entries as their modules' builds read them: by their manifests, from their sources, as coarse as they are published in
 * place, and not thinned.
 * @param place.from the folder of the modules
 * @param place.root the repository: sources are looked for beside it
 * @param parts what lies built
 */
export function fullRateTracksOf(
  { from, root, warn }: { readonly from: string; readonly root: string; readonly warn: FullRateTracks['warn'] },
  parts: readonly ModulePart[],
): FullRateTracks {
  const builtFrom = new Map(parts.map((part) => [part.module.id, part.builtFrom]));
  return {
    stateOf: (module) => builtFrom.get(module),
    read: async (module, entry) => {
      const folder = join(from, module);
      const path = join(folder, 'module.json');
      const manifest = readManifest(path);
      if (inputsOf(path, manifest) !== builtFrom.get(module)) throw new Error(`${path} changed after the module was built: build it again`);
      const at = manifest.populations.findIndex(({ id }) => id === entry);
      const population = v.parse(TracksManifestSchema, manifest.populations[at]);
      const open = (id: string): Uint8Array<ArrayBuffer> => {
        const source = manifest.sources.find((one) => one.id === id);
        if (source === undefined) throw new Error(`${path}: no source has the id "${id}"`);
        return readSourceBytes(source, folder, root);
      };
      const context = contextOf(manifest, at, open, []);
      return generalisePopulation(population, await importPopulation(population, context), context).read.tracks;
    },
    warn,
  };
}
