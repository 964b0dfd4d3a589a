import type { Layer } from '../../domain/catalog/fields.ts';
import type { CatalogIndex } from '../../domain/catalog/index-schema.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import type { Alternative, Project } from '../../domain/assessment/project.ts';
import type { RankedAlternative } from '../../domain/assessment/rank-alternatives.ts';
import type { SitingPlan } from '../../domain/siting/siting-plan.ts';
import type { SitingAnswer } from '../../domain/siting/answer-siting.ts';
import type { Stretch } from '../../domain/siting/profile.ts';
import type { FactsheetMap } from '../factsheet-input.ts';
import type { Making } from '../frame-document.ts';

/** Where crossings of an alternative could be built, as the page shows it. */
export interface ReportSiting {
  readonly answer: SitingAnswer;
  /** Where structures are put. */
  readonly places: readonly Stretch[];
  /** Stretches where nothing can be built. */
  readonly closed: readonly Stretch[];
  /** Whose tracks; undefined of a person's own. */
  readonly whose: string | undefined;
  /** The entry whose tracks were asked, or the names of a person's own files. */
  readonly tracks: OpenEntry | readonly string[];
  /** What was asked for, with the accuracy of the line that it was asked with. */
  readonly asked: SitingPlan;
  readonly locationErrorM: number;
}

/** An assessed alternative, with the parts of the atlas that were held against it, met or not. */
export interface ReportAlternative {
  readonly alternative: Alternative;
  readonly assessment: Assessment;
  /** Undefined where nobody asked for it. */
  readonly siting?: ReportSiting | undefined;
  readonly examined: {
    /** Ids of entries. */
    readonly populations: readonly string[];
    /** Ids of area and barrier layers. */
    readonly layers: readonly string[];
    /** Ids of the person's own files. */
    readonly userFiles: readonly string[];
  };
}

/** A file of areas that a person loaded: it is named, and shared with nobody. */
export interface UserFile {
  readonly id: string;
  readonly fileName: string;
  readonly areas: number;
}

/** PNGs as data URLs, all of one width and height in proportion: every alternative together, then each by its id. */
export interface ReportMaps {
  readonly overview: string;
  readonly byAlternative: ReadonlyMap<string, string>;
  readonly picture?: Omit<FactsheetMap, 'png' | 'attribution'>;
}

/** All that a screening report says: what the project's page says, at the moment it was asked for. */
export interface ReportInput extends Making {
  readonly project: Project;
  /** Best first, then those without a rank; at least one. */
  readonly alternatives: readonly ReportAlternative[];
  /** Best first; those that lie where the atlas knows no animals are not among them. */
  readonly ranked: readonly RankedAlternative[];
  /** Names of alternatives without results. */
  readonly notAssessed: readonly string[];
  readonly catalog: Pick<CatalogIndex, 'title' | 'version' | 'baseMap'>;
  /** Every entry that was held against a line, by its id. */
  readonly entries: ReadonlyMap<string, OpenEntry>;
  /** Barrier and area layers, the atlas's and the person's. */
  readonly layers: readonly Layer[];
  /** Absolute: addresses of files start there. */
  readonly catalogUrl: string;
  /** Of the catalog file, hex; undefined where the browser cannot tell. */
  readonly catalogSha256: string | undefined;
  readonly userFiles: readonly UserFile[];
  /** Undefined where the browser cannot draw, which the report says. */
  readonly maps: ReportMaps | undefined;
  /** Name of the alternatives' GeoJSON file, as the page saves it. */
  readonly linesFile: string;
  /** An assessment in the page's own sentences, the gravest first. */
  answerOf(assessment: Assessment): readonly string[];
  /** Months, 1 to 12, in words. */
  nameMonths(months: readonly number[]): string;
  /** How far existing barriers were looked for, km. */
  readonly barriersWithinKm: number;
}
