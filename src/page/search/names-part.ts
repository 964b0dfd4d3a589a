import { bboxCentre } from '../../domain/geometry/boxes.ts';
import { BARRIER_TYPE, isBarrierKind, isLayerToggle } from '../../domain/catalog/layer-kinds.ts';
import type { NamedFeature } from '../../domain/catalog/names-file.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { Layer } from '../../domain/catalog/fields.ts';
import { foldWords } from '../../domain/search/fold.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Candidate, Match } from './list-candidates.ts';
import { RANK, type Ranked } from './search-part.ts';

/** Names that are folded at once: a key pressed meanwhile waits for so many. */
const FOLDED_AT_ONCE = 100;
/** Fewest letters by which they are looked for: most would be meant. */
const FEWEST = 3;
/** More of one name begin so than a list shows. */
const MOST_FOUND = 8;
/** Far less than whatever else is found. */
const WEIGHT = 0.1;

type NamesByLayer = ReadonlyMap<string, readonly NamedFeature[]>;

interface Row {
  readonly layer: Layer;
  readonly feature: NamedFeature;
  /** Its words as they are compared, a space before each. */
  readonly words: string;
}

/**
 * Roads, fences, protected areas and other features of layers by their names. They come after whatever is called so in the atlas:
 * a whole name before what has the word elsewhere, the others after that.
 */
export class NamesPart {
  readonly #rows: readonly Row[];
  readonly #lang: string;
  /** As it was found before, so that its row is not drawn anew. */
  readonly #candidates = new Map<Row, Candidate>();

  private constructor(rows: readonly Row[], lang: string) {
    this.#rows = rows;
    this.#lang = lang;
  }

  /** Made a little at a time; undefined where `pause` says that it is not wanted. */
  static async make(catalog: Catalog, { lang }: Translator, names: NamesByLayer, pause: () => Promise<boolean>): Promise<NamesPart | undefined> {
    const rows: Row[] = [];
    for (const layer of catalog.layers) {
      const features = names.get(layer.id) ?? [];
      for (let at = 0; at < features.length; at += FOLDED_AT_ONCE) {
        if (!(await pause())) return undefined;
        rows.push(...features.slice(at, at + FOLDED_AT_ONCE).map((feature) => ({ layer, feature, words: ` ${foldWords(feature[0]).join(' ')}` })));
      }
    }
    return new NamesPart(rows, lang);
  }

  /**
   * Features whose names have words that begin with each of those asked: first those of the whole name, then those that begin so.
   * @param asked folded words
   */
  find(asked: readonly string[]): readonly Ranked[] {
    const start = ` ${asked.join(' ')}`;
    if (start.length <= FEWEST) return [];
    const begun = asked.map((word) => ` ${word}`);
    const found = this.#rows.filter(({ words }) => begun.every((word) => words.includes(word)));
    const ranked = found.map((row) => ({ row, rank: row.words === start ? RANK.named : row.words.startsWith(start) ? RANK.begunName : RANK.inName }));
    // A stable sort: of one rank they stand in the order of the layers, and of their names.
    return ranked
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MOST_FOUND)
      .map(({ row, rank }, at) => ({ at: -1, candidate: this.#candidateOf(row), rank, value: WEIGHT / (at + 1) }));
  }

  #candidateOf(row: Row): Candidate {
    const candidate = this.#candidates.get(row) ?? describeFeature(row, this.#lang);
    this.#candidates.set(row, candidate);
    return candidate;
  }
}

function describeFeature({ layer, feature }: Row, lang: string): Candidate {
  const [name] = feature;
  return {
    id: `feature/${layer.id}/${name}`,
    kind: 'feature',
    label: name,
    detail: () => textIn(layer, 'title', lang),
    leadsTo: leadTo(layer, feature),
    weight: WEIGHT,
    names: [],
    words: [],
  };
}

/** The layer switched on, the map turned to all that is called so, and what the map tells of it when it is clicked on. */
function leadTo({ id, kind }: Layer, feature: NamedFeature): Match['leadsTo'] {
  const [name, bbox] = feature;
  if (!isLayerToggle(kind)) return { bbox };
  if (feature.length === 4 && isBarrierKind(kind)) {
    return { layer: kind, bbox, pick: { kind: 'barrier', layer: id, type: BARRIER_TYPE[kind], id: feature[2], name, lngLat: feature[3] } };
  }
  return { layer: kind, bbox, pick: { kind: 'area', layer: id, id: name, name, lngLat: bboxCentre(bbox) } };
}
