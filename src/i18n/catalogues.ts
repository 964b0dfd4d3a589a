import type crossingEvents from './messages/en/crossing-events.json';
import type factsheet from './messages/en/factsheet.json';
import type guidance from './messages/en/guidance.json';
import type layers from './messages/en/layers.json';
import type method from './messages/en/method.json';
import type overview from './messages/en/overview.json';
import type page from './messages/en/page.json';
import type population from './messages/en/population.json';
import type project from './messages/en/project.json';
import type report from './messages/en/report.json';
import type tracks from './messages/en/tracks.json';

/**
 * The English catalogues, a file a part of the page. `page` holds what must be there at first; the others are loaded
 * with the part that says them.
 */
interface English {
  'crossing-events': typeof crossingEvents;
  factsheet: typeof factsheet;
  guidance: typeof guidance;
  layers: typeof layers;
  method: typeof method;
  overview: typeof overview;
  page: typeof page;
  population: typeof population;
  project: typeof project;
  report: typeof report;
  tracks: typeof tracks;
}

export type Part = keyof English;
export type MessageKey = { [P in Part]: keyof English[P] }[Part];
