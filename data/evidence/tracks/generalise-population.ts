import type { Generalised } from '../../../src/domain/catalog/fields.ts';
import { coarsenTrack, dropAfter, errorOnGrid } from '../../../src/domain/tracks/generalise-tracks.ts';
import { POACHED_DEFAULT, saysPoached } from '../../poached.ts';
import type { PopulationTracks } from '../../import-tracks.ts';
import { type BuildContext, manifestFault } from '../evidence.ts';
import type { TracksManifest } from './tracks-manifest.ts';

const DAY_MS = 86_400_000;

/** What a manifest asks the build to do to its tracks; by default what is done to those of poached species. */
export function generalisingOf({
  generalise,
  species,
}: {
  readonly generalise?: TracksManifest['generalise'];
  readonly species: TracksManifest['species'];
}): Generalised | undefined {
  if (generalise) return 'none' in generalise ? undefined : generalise;
  const because = saysPoached(species.scientific);
  return because ? { ...POACHED_DEFAULT, because } : undefined;
}

/**
 * Tracks as they are published: nothing finer than these is computed with, and so nothing finer can be read out of any file.
 * Positions are put on a grid; fixes of the last days before the youngest source was fetched are left out, and counted.
 */
export function generaliseTracks({ gridM, delayDays }: Generalised, ids: readonly string[], read: PopulationTracks, context: BuildContext): PopulationTracks {
  // None of the fixes is younger than when the last of the sources was fetched.
  const fetched = Math.max(...ids.map((id) => Date.parse(context.source(id).accessed)));
  const kept = delayDays === undefined ? read.tracks : dropAfter(read.tracks, fetched - delayDays * DAY_MS);
  const fixes = kept.reduce((sum, { time }) => sum + time.length, 0);
  if (fixes === 0) throw manifestFault(context, `${context.field}.generalise.delayDays`, 'leaves no fix: all are younger');
  const delayed = read.report.fixesKept - fixes;
  return {
    tracks: gridM === undefined ? kept : kept.map((track) => coarsenTrack(track, gridM)),
    start: read.start,
    end: Math.max(...kept.map(({ time }) => time.at(-1) ?? 0)),
    report: { ...read.report, fixesKept: fixes, dropped: { ...read.report.dropped, ...(delayed > 0 ? { 'dropped.delayed': delayed } : {}) } },
  };
}

/** A population and its tracks as they are published: errors are widened by the grid, and cells are no smaller. */
export function generalisePopulation(
  population: TracksManifest,
  read: PopulationTracks,
  context: BuildContext,
): { readonly population: TracksManifest; readonly read: PopulationTracks } {
  const asked = generalisingOf(population);
  if (!asked) return { population, read };
  const { method } = population;
  const { gridM } = asked;
  return {
    population: {
      ...population,
      generalised: { ...population.generalised, ...asked },
      method:
        gridM === undefined
          ? method
          : { ...method, cellM: Math.max(method.cellM, gridM), locationErrorM: Math.ceil(errorOnGrid(method.locationErrorM, gridM)) },
    },
    read: generaliseTracks(asked, population.tracks, read, context),
  };
}
