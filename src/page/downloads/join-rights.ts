import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { Rights } from '../../domain/formats/geojson.ts';
import type { ExportLayer } from '../../domain/formats/write-layers.ts';
import { creditModules } from '../map/entries-on-map.ts';

/** Something on the page that can be written in any format. */
export interface TakeSource {
  /** Of a file or table: letters, digits and hyphens. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  readonly load: (signal: AbortSignal) => Promise<ExportLayer>;
}

const joinUnique = (texts: readonly string[]): string => [...new Set(texts)].join('; ');

/** Rights of all that went into one layer; DOIs of several stand with their citations. */
export function joinRights(all: readonly Rights[]): Rights {
  const dois = new Set(all.flatMap(({ doi }) => (doi === undefined ? [] : [doi])));
  const [only] = dois.size === 1 ? dois : [];
  const cite = ({ citation, doi }: Rights): string =>
    doi === undefined || only !== undefined || citation.includes(doi) ? citation : `${citation} ${addressOfDoi(doi)}`;
  return {
    licence: joinUnique(all.map(({ licence }) => licence)),
    attribution: joinUnique(all.map(({ attribution }) => attribution)),
    citation: joinUnique(all.map(cite)),
    ...(only === undefined ? {} : { doi: only }),
  };
}

/** Rights of what many modules hold: credited to the atlas, whose pages name each. */
export function rightsOfAtlas(catalog: Catalog): Rights {
  return {
    licence: joinUnique(catalog.modules.map(({ licence }) => licence)),
    attribution: creditModules(catalog) ?? catalog.title,
    citation: `${catalog.title}, ${location.href}`,
  };
}
