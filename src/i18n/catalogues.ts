import type bottlenecks from './messages/en/bottlenecks.json';
import type brief from './messages/en/brief.json';
import type browse from './messages/en/browse.json';
import type chosen from './messages/en/chosen.json';
import type cli from './messages/en/cli.json';
import type crossingEvents from './messages/en/crossing-events.json';
import type downloads from './messages/en/downloads.json';
import type distribution from './messages/en/distribution.json';
import type encounters from './messages/en/encounters.json';
import type errors from './messages/en/errors.json';
import type explain from './messages/en/explain.json';
import type fileChoices from './messages/en/file-choices.json';
import type factsheet from './messages/en/factsheet.json';
import type guidance from './messages/en/guidance.json';
import type importance from './messages/en/importance.json';
import type kept from './messages/en/kept.json';
import type known from './messages/en/known.json';
import type layers from './messages/en/layers.json';
import type method from './messages/en/method.json';
import type network from './messages/en/network.json';
import type notes from './messages/en/notes.json';
import type openModule from './messages/en/open-module.json';
import type overview from './messages/en/overview.json';
import type page from './messages/en/page.json';
import type places from './messages/en/places.json';
import type population from './messages/en/population.json';
import type project from './messages/en/project.json';
import type receivers from './messages/en/receivers.json';
import type report from './messages/en/report.json';
import type representativeness from './messages/en/representativeness.json';
import type seeing from './messages/en/seeing.json';
import type sheet from './messages/en/sheet.json';
import type sites from './messages/en/sites.json';
import type sheets from './messages/en/sheets.json';
import type siting from './messages/en/siting.json';
import type skip from './messages/en/skip.json';
import type statements from './messages/en/statements.json';
import type threats from './messages/en/threats.json';
import type tracks from './messages/en/tracks.json';

/**
 * The English catalogues, a file a part of the page. `page` holds what must be there at first; the others are loaded
 * with the part that says them. `cli` is said by the command line, in English alone.
 */
interface English {
  bottlenecks: typeof bottlenecks;
  brief: typeof brief;
  browse: typeof browse;
  chosen: typeof chosen;
  cli: typeof cli;
  'crossing-events': typeof crossingEvents;
  downloads: typeof downloads;
  distribution: typeof distribution;
  encounters: typeof encounters;
  errors: typeof errors;
  explain: typeof explain;
  'file-choices': typeof fileChoices;
  factsheet: typeof factsheet;
  guidance: typeof guidance;
  importance: typeof importance;
  kept: typeof kept;
  known: typeof known;
  layers: typeof layers;
  method: typeof method;
  network: typeof network;
  notes: typeof notes;
  'open-module': typeof openModule;
  overview: typeof overview;
  page: typeof page;
  places: typeof places;
  population: typeof population;
  project: typeof project;
  receivers: typeof receivers;
  report: typeof report;
  representativeness: typeof representativeness;
  seeing: typeof seeing;
  sheet: typeof sheet;
  sites: typeof sites;
  sheets: typeof sheets;
  siting: typeof siting;
  skip: typeof skip;
  statements: typeof statements;
  threats: typeof threats;
  tracks: typeof tracks;
}

export type Part = keyof English;
export type MessageKey = { [P in Part]: keyof English[P] }[Part];

/** A fault has two texts: what happened, and what to do. The command line says the first alone. */
type CodeOf<Key> = Key extends `${infer Code}.advice` ? Code : never;

declare module '../domain/errors.ts' {
  interface FaultCodes extends Record<CodeOf<MessageKey> | keyof English['cli'], true> {}
}

declare module '../domain/notes.ts' {
  interface NoteCodes extends Record<
    | keyof English['chosen']
    | keyof English['notes']
    | keyof English['page']
    | Exclude<keyof English['errors'], `${string}.advice` | CodeOf<keyof English['errors']>>
    | Exclude<keyof English['siting'], `${string}.advice` | `siting.page.${string}` | `siting.preset${string}` | CodeOf<keyof English['siting']>>,
    true
  > {}
}
