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
import { TRACKING_FILES } from '../../tracking-files.ts';
import { english } from '../i18n/catalogues.ts';
import { givenFile, importOk, RAW_DATA } from '../tracks/import/given-file.ts';

const atlas = parseCatalog(JSON.stringify(catalog), 'catalog.json');
const isHere = (path: string): boolean => existsSync(new URL(path, RAW_DATA));
const missing = TRACKING_FILES.filter(([path]) => !isHere(path)).map(([path]) => path);
if (missing.length > 0) console.warn(`${missing.length} of ${TRACKING_FILES.length} tracking files are not there and left out: ${missing.join(', ')}`);

describe('every tracking file, without any option, leads to a result with its reasons', () => {
  test.each(TRACKING_FILES.filter(([path]) => isHere(path)))('%s: %s, %s', async (path, method, depth) => {
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
