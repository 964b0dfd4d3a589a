import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { findNear } from '../src/cli/find-near.ts';
import { describeLicence } from './known-licences.ts';
import { readKnown } from './known.ts';
import type { Manifest } from './manifest.ts';
import { POACHED_DEFAULT, saysPoached } from './poached.ts';
import { SPECIES_SOURCE } from './species.ts';

/** A licence that gives nobody leave, though the module is made to be passed on. */
const NO_LEAVE = /all rights reserved|no licen[cs]e|not licen[cs]ed|confidential/i;

/** Read once: the lists are files, and a build asks for every population. */
let known: ReadonlySet<string> | undefined;

/** Scientific names that the atlas knows, of its species' files and of the lists of treaties and initiatives. */
function knownNames(): ReadonlySet<string> {
  if (known) return known;
  const ofFiles = readdirSync(SPECIES_SOURCE)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json').replaceAll('-', ' '))
    .map((name) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`);
  const ofLists = readKnown().initiatives.flatMap(({ species }) => species.flatMap(({ list }) => list.flatMap(({ scientific }) => scientific ?? [])));
  return (known = new Set([...ofFiles, ...ofLists]));
}

/** No place on earth is further ahead of UTC than this, hours. */
const MOST_AHEAD_H = 14;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Dates of what has happened, that lie after today. */
function listFuture({ sources, layers, populations }: Manifest, today: Date): string[] {
  const latest = dayOf(today.getTime() + MOST_AHEAD_H * 3600e3);
  const dates = [
    ...sources.map(({ id, accessed }, at) => ({ field: `sources.${at}.accessed ("${id}")`, date: accessed })),
    ...layers.map(({ remote }, at) => ({ field: `layers.${at}.remote.accessed`, date: remote?.accessed })),
    ...populations.flatMap(({ withdrawn, changes }, at) => [
      { field: `populations.${at}.withdrawn.date`, date: withdrawn?.date },
      ...(changes ?? []).map(({ date }, i) => ({ field: `populations.${at}.changes.${i}.date`, date })),
    ]),
  ];
  return dates.flatMap(({ field, date }) => (date !== undefined && date > latest ? [`${field}: ${date} is after today, ${dayOf(today.getTime())}`] : []));
}

/**
 * What in a manifest can be built as it stands and looks like a mistake, a line each, with the field.
 * @param today dates of what has happened are not after it
 */
export function lookOver(manifest: Manifest, today = new Date()): string[] {
  const { licence, sources, layers, populations } = manifest;
  const rights = [
    { field: 'licence', licence },
    ...sources.map((source, at) => ({ field: `sources.${at}.licence ("${source.id}")`, licence: source.licence })),
    ...layers.flatMap(({ remote }, at) => (remote ? [{ field: `layers.${at}.remote.licence`, licence: remote.licence }] : [])),
  ];
  return [
    ...listFuture(manifest, today),
    ...rights.flatMap(({ field, licence: said }) => {
      const wrong = describeLicence(said);
      return wrong === undefined ? [] : [`${field}: ${wrong}`];
    }),
    ...rights
      .filter((one) => NO_LEAVE.test(one.licence))
      .map(({ field, licence: said }) => `${field}: “${said}” gives nobody leave to pass the data on; the atlas publishes them under these words`),
    ...populations.flatMap((population, at) => {
      const { scientific } = population.species;
      if (population.evidence !== 'tracks' || population.generalise || population.withdrawn) return [];
      const source = saysPoached(scientific);
      if (!source) return [];
      const { gridM, delayDays } = POACHED_DEFAULT;
      return [
        `populations.${at}.generalise: “${scientific}” is poached (${source.citation}): positions are put on a grid of ${gridM} m and the last ${delayDays} days left out; say in this field what is to be done`,
      ];
    }),
    ...populations.flatMap(({ species: { scientific } }, at) => {
      const near = findNear(scientific, knownNames());
      return near === undefined ? [] : [`populations.${at}.species.scientific: “${scientific}” is in no list of the atlas; did you mean “${near}”?`];
    }),
  ];
}
