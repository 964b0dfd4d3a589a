import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LONGEST_BRIDGE_MIN } from '../../../src/domain/movement/choose-settings/choose-bridges.ts';
import { chooseSettings, namesOfChosen } from '../../../src/domain/movement/choose-settings/choose-settings.ts';
import catalog from '../../../public/atlas/catalog.json' with { type: 'json' };
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { summariseTracks } from '../../../src/domain/movement/choose-settings/summarise-tracks.ts';
import { computeCorridors } from '../../../src/domain/movement/corridors/compute-corridors.ts';
import { describeOutcome } from '../../../src/domain/movement/describe-outcome.ts';
import { drawMovement } from '../../../src/domain/movement/movement-lines.ts';
import { describeTracked, findExchangedAxes } from '../../../src/domain/tracks/exchanged-axes.ts';
import { locateOnBaseMap } from '../coverage/base-map-countries.ts';
import { english } from '../i18n/catalogues.ts';
import { givenFile, importOk, RAW_DATA } from '../tracks/import/given-file.ts';

/** Tracking files, the method that fits their interval, and whether the corridors are drawn here too: they take seconds. */
const FILES = [
  ['mule-deer-wyoming/gps.csv.gz', 'bbmm', 'settings'],
  ['reindeer-setesdal/gps.csv.gz', 'bbmm', 'settings'],
  ['elk-ya-ha-tinda/gps.csv.gz', 'line-buffer', 'drawn'],
  ['white-stork-sw-germany/gps.csv.gz', 'bbmm', 'settings'],
  ['southern-elephant-seal-kerguelen/argos.csv.gz', 'bbmm', 'drawn'],
  ['blue-whale-north-pacific/argos.csv.gz', 'line-buffer', 'drawn'],
  ['african-elephant-gourma-mali/gps.csv.gz', 'bbmm', 'settings'],
  ['african-elephant-etosha/gps-daily.csv.gz', 'line-buffer', 'drawn'],
  ['white-bearded-wildebeest-mara/gps.csv.gz', 'bbmm', 'settings'],
  ['plains-zebra-botswana/gps-daily.csv.gz', 'line-buffer', 'drawn'],
  ['pronghorn-mule-deer-pinedale/gps.csv.gz', 'bbmm', 'settings'],
  ['turkey-vulture-americas/gps.csv.gz', 'bbmm', 'settings'],
  ['white-stork-prinzesschen/argos.csv.gz', 'line-buffer', 'drawn'],
  ['cuckoo-and-snipe-mongolia/gps.csv.gz', 'line-buffer', 'drawn'],
  ['white-fronted-goose-netherlands-russia/gps-thinned.csv.gz', 'line-buffer', 'settings'],
  ['black-tailed-godwit-western-europe/argos-thinned.csv.gz', 'line-buffer', 'settings'],
  ['osprey-north-america/argos-thinned.csv.gz', 'line-buffer', 'settings'],
  ['waved-albatross-galapagos/gps.csv.gz', 'bbmm', 'drawn'],
  ['sooty-tern-ascension/gps.csv.gz', 'line-buffer', 'settings'],
  ['green-turtle-chagos/gps-thinned.csv.gz', 'line-buffer', 'settings'],
  ['loggerhead-turtle-mediterranean/argos.csv.gz', 'line-buffer', 'drawn'],
  ['polar-bear-beaufort-sea-usgs/gps-argos.csv.gz', 'bbmm', 'settings'],
  ['polar-bear-canadian-beaufort/argos.csv.gz', 'line-buffer', 'drawn'],
  ['straw-coloured-fruit-bat-accra/gps-thinned.csv.gz', 'bbmm', 'drawn'],
  ['masked-booby-st-helena/seabird-tracking-database.csv.gz', 'bbmm', 'settings'],
  ['flatback-turtle-curtis-island/gps.csv.gz', 'line-buffer', 'drawn'],
  ['argos-diag-sample/98feb_a.dia.gz', 'bbmm', 'drawn'],
  ['oystercatcher-assen/O_ASSEN-gps-2018.csv.gz', 'bbmm', 'settings'],
] as const;

const atlas = parseCatalog(JSON.stringify(catalog), 'catalog.json');
const isHere = (path: string): boolean => existsSync(new URL(path, RAW_DATA));
const missing = FILES.filter(([path]) => !isHere(path)).map(([path]) => path);
if (missing.length > 0) console.warn(`${missing.length} of ${FILES.length} tracking files are not there and left out: ${missing.join(', ')}`);

describe('every tracking file, without any option, leads to a result with its reasons', () => {
  test.each(FILES.filter(([path]) => isHere(path)))('%s: %s, %s', async (path, method, depth) => {
    const raw = readFileSync(new URL(path, RAW_DATA));
    const { tracks, sensors, report, topSpeed, species } = await importOk(givenFile(basename(path, '.gz'), new Uint8Array(gunzipSync(raw))), {
      topSpeedKmh: 'choose',
    });
    const settings = chooseSettings(summariseTracks(tracks, sensors));
    expect(settings.method).toMatchObject({ method });
    expect(settings.method.maxLagMin).toBeLessThanOrEqual(LONGEST_BRIDGE_MIN);
    for (const { because } of [...Object.values(settings.chosen), ...(topSpeed ? [topSpeed] : [])])
      expect(english.say(because)).not.toMatch(/[{}]|undefined|NaN/);
    // Outliers are few: a limit that takes more takes right fixes.
    expect(report.dropped['dropped.tooFast'] ?? 0).toBeLessThan(0.06 * report.rowsRead);
    // Longitude and latitude are where they belong in all of them.
    const known = describeTracked(species, undefined, atlas);
    expect(await findExchangedAxes(tracks, known, locateOnBaseMap)).toBeUndefined();
    if (depth !== 'drawn') return;
    const result = await computeCorridors(tracks, settings.method, { seasons: 'spring-autumn', chosen: namesOfChosen(settings) });
    const { kind, statement } = describeOutcome(result, settings.method, tracks.length);
    expect(english.say(statement)).not.toMatch(/[{}]|undefined/);
    expect(kind === 'movement' ? drawMovement(tracks).length : result.routes.length).toBeGreaterThan(0);
    if (kind === 'corridors' || kind === 'bufferedLines') expect(result.corridorAreaKm2.low).toBeGreaterThan(0);
  });
});
