import type { Displacement } from '../../domain/tracks/displacement-by-week.ts';
import type { Content } from 'pdfmake/interfaces';
import type { EvidenceShown, OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { EntryFile } from '../../domain/evidence/entry-file.ts';
import type { Translator } from '../../i18n/translator.ts';
import { distributionParts } from './distribution/distribution-parts.ts';
import { encountersParts } from './encounters/encounters-parts.ts';
import { networkParts } from './network/network-parts.ts';
import { publishedParts } from './published/published-parts.ts';
import { sitesParts } from './sites/sites-parts.ts';
import { receiversParts } from './receivers/receivers-parts.ts';
import { tracksParts } from './tracks/tracks-parts.ts';
import type { Paper } from './papers.ts';

export interface Figure {
  readonly label: string;
  readonly value: string;
}

/** The name of a country, by its ISO 3166-1 alpha-3 code. */
export type CountryName = (iso3: string) => string;

/** What a sheet says of an entry that hangs on what the entry rests on. */
export interface EvidenceParts<File> {
  /** What the corridor is made of, for the head of the sources: tracks, or a custodian's own map. */
  sourceLabel(translator: Translator): string;
  /** The sample, before the areas. */
  figures(file: File, translator: Translator): Figure[];
  /** The first answer of an entry without a corridor, in place of barriers and areas, which have then nothing to say. */
  lead?(file: File, translator: Translator, countryName: CountryName): string;
  /**
   * Sections between the figures and the crossings.
   * @param years single years in the chart of a season, at most; less than none leaves the chart out
   */
  sections(file: File, translator: Translator, countryName: CountryName, years?: number, displacement?: Displacement): Content[];
  /** One paragraph: how the corridor was made, with its parameters. */
  method(file: File, translator: Translator): string;
  /** A sentence that belongs beside the first answer. */
  leadNote(file: File, translator: Translator): string | undefined;
  /** Sentences on sample and parameters, for the report of a project. */
  sample(file: File, translator: Translator): string[];
  /** Papers that the method follows. */
  papers(file: File): readonly Paper[];
}

type Parts = { readonly [Kind in EvidenceShown]: EvidenceParts<Extract<EntryFile, { evidence: Kind }>> };

/** One line a kind of evidence. */
const PARTS: Parts = {
  tracks: tracksParts,
  published: publishedParts,
  network: networkParts,
  encounters: encountersParts,
  sites: sitesParts,
  receivers: receiversParts,
  distribution: distributionParts,
};

/** The parts of an entry's sheet, by the kind of evidence it rests on. */
export function partsOf({ file }: Pick<OpenEntry, 'file'>): EvidenceParts<EntryFile> {
  // The table pairs each kind with the parts that take it.
  return PARTS[file.evidence] as EvidenceParts<EntryFile>;
}
