import type { CountryBrief } from '../../domain/brief/types.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { FactsheetMap } from '../factsheet-input.ts';
import type { Making } from '../frame-document.ts';

/** Where something is written. */
export interface Stated {
  readonly citation: string;
  readonly url: string;
}

/** All that the brief of a country says, at the moment it was asked for. */
export interface BriefInput extends Making {
  readonly brief: CountryBrief;
  readonly catalog: Pick<Catalog, 'species' | 'baseMap'>;
  /** Of an ISO 3166-1 alpha-3 code, in the brief's language. */
  countryName(iso3: string): string;
  /** Where the appendices and categories of the species are written, each once. */
  readonly statusSources: readonly Stated[];
  /** Undefined where the browser cannot draw. */
  readonly map: FactsheetMap | undefined;
  /** Address of the country's page. */
  readonly address: string;
}

/** How much of the parts that have no natural length is shown, so that the brief keeps to two pages where it can. */
export interface BriefLimits {
  /** Points. */
  readonly mapHeight: number;
  /** Barriers, species and holders named one by one. */
  readonly worst: number;
  readonly gaps: number;
  readonly holders: number;
  /** Countries beside the one that the brief is of. */
  readonly neighbours: number;
  /** Whether threats stand in a table, or in lines that take less room; the sentences of their sources, which say where, never fall. */
  readonly threats: 'table' | 'lines';
  /** Whether the address stands as a QR code, too. */
  readonly code: boolean;
}

/** From full to bare: the first that fits is used; populations, figures and sources never fall to a limit. */
export const BRIEF_LIMITS: readonly [BriefLimits, ...BriefLimits[]] = [
  { mapHeight: 230, worst: 5, gaps: 24, holders: 16, neighbours: 8, threats: 'table', code: true },
  { mapHeight: 190, worst: 5, gaps: 12, holders: 10, neighbours: 6, threats: 'lines', code: true },
  { mapHeight: 150, worst: 5, gaps: 8, holders: 6, neighbours: 4, threats: 'lines', code: true },
  { mapHeight: 140, worst: 4, gaps: 5, holders: 4, neighbours: 3, threats: 'lines', code: false },
];
