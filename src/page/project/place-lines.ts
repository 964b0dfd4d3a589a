import type { Translator } from '../../i18n/translator.ts';
import { type Alternative, MOST_ALTERNATIVES, type NamedBarrier } from '../../domain/assessment/project.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import { AtlasError } from '../../domain/errors.ts';
import { addAlternatives, changeProject, newId, projectStore } from '../../state/project-store.ts';
import { chosenAlternative } from './use-project.ts';
import { lineLengthKm } from '../../domain/geometry/distances.ts';
import { bboxOfLines } from '../../domain/geometry/boxes.ts';
import { exchangeAxes } from '../../domain/lines/exchange-axes.ts';
import { entryOfExchanged } from '../../domain/lines/entry-of-exchanged.ts';
import { groupAlignments } from '../../domain/lines/alignment.ts';
import { placeAmongCorridors, readAlignment } from '../../workers/layers-worker-client.ts';
import { WORLD_BBOX } from '../../domain/layers/layer-reference.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import type { FileChoice, SeveralLayers } from '../shared/FileQuestions.tsx';
import { boxOnScreen } from '../../map/interaction/camera.ts';
import type { Camera } from '../../state/view.ts';
import { currentMap } from '../shared/current-map.ts';
import { noteCounts } from '../../domain/notes.ts';
import { joinPair } from '../../i18n/pair.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

/** A name that no alternative has yet: A, B, C, … */
export function nameAlternative({ t }: Translator, present: readonly Alternative[]): string {
  const taken = new Set(present.map(({ name }) => name));
  for (let at = 0; ; at++) {
    const letter = at < 26 ? String.fromCharCode(65 + at) : String(at + 1);
    const name = t('project.alternative', { letter });
    if (!taken.has(name)) return name;
  }
}

/** Lines that came from a drawing, a file or a text; without a name they get the next letter. */
export interface PlacedLines {
  readonly name?: string;
  readonly lines: readonly (readonly LonLat[])[];
  /** How far they may lie off by the word of their file or layer, metres. */
  readonly accuracyM?: number | undefined;
  /** The barrier of the map that they are. */
  readonly barrier?: NamedBarrier | undefined;
}

/**
 * Put lines into the project: the first into the chosen alternative when that has no line, the rest into new ones, so
 * that nothing drawn before is lost.
 * @throws AtlasError when the project would have too many alternatives
 */
export function placeLines(placed: readonly PlacedLines[], translator: Translator): void {
  const state = projectStore.getState();
  const { project } = state;
  if (!project) return;
  const empty = chosenAlternative(state);
  const [first, ...rest] = placed;
  const fills = empty !== undefined && empty.lines.length === 0 && first !== undefined;
  const added = fills ? rest : placed;
  if (project.alternatives.length + added.length > MOST_ALTERNATIVES) {
    throw new AtlasError('project.tooMany', { n: MOST_ALTERNATIVES });
  }
  let alternatives = fills
    ? project.alternatives.map((each) =>
        each.id === empty.id
          ? { ...each, lines: first.lines, accuracyM: first.accuracyM, barrier: first.barrier, ...(first.name === undefined ? {} : { name: first.name }) }
          : each,
      )
    : project.alternatives;
  const fresh = added.map(({ name, lines, accuracyM, barrier }) => {
    const alternative = { id: newId(), name: name ?? nameAlternative(translator, alternatives), lines, accuracyM, barrier };
    alternatives = [...alternatives, alternative];
    return alternative;
  });
  if (fills) changeProject({ alternatives });
  else addAlternatives(fresh);
}

/** Where the map looked before it went to the first line of a project. */
let before: Camera | undefined;

/** Show lines that were just placed on the map. */
function frameLines(lines: readonly (readonly LonLat[])[], areFirst: boolean): void {
  const box = bboxOfLines(lines, 1);
  const map = currentMap();
  if (!box || !map) return;
  if (areFirst) before = map.getCamera();
  map.flyTo(box);
}

const hasNoLine = (): boolean => projectStore.getState().project?.alternatives.every(({ lines }) => lines.length === 0) === true;

/** Place lines, and show them on the map. @throws AtlasError when the project would have too many alternatives */
export function placeAndFrame(placed: readonly PlacedLines[], translator: Translator): void {
  const areFirst = hasNoLine();
  placeLines(placed, translator);
  frameLines(
    placed.flatMap(({ lines }) => lines),
    areFirst,
  );
}

/** The only line was taken back: the map goes back to where it looked before. */
export function goBackWithoutLines(): void {
  if (!before || !hasNoLine()) return;
  currentMap()?.flyTo(boxOnScreen(before, innerWidth, innerHeight));
  before = undefined;
}

/** What was read of a file and what was left out, in words. */
export interface LoadedLines {
  readonly said: string;
}

/** What the page knows, where lines are loaded. */
interface Surroundings {
  readonly translator: Translator;
  readonly signal: AbortSignal;
}

/**
 * Read a planned line from a file in the worker, put it into the project and on the map.
 * @returns what was read, or the file's layers where it has several and nobody has chosen
 * @throws AtlasError for a file that cannot be used; the project stays as it was
 */
export async function loadAlignment(
  file: File,
  { layer, crs, exchange }: FileChoice,
  { translator, signal }: Surroundings,
): Promise<LoadedLines | SeveralLayers> {
  const { t, say, lengthKm, number, lang } = translator;
  const { alignments, dropped, notes, layers } = await readAlignment({ file, layer: layer ?? undefined, crs, exchange }, { signal });
  if (layer === undefined && layers.length > 1 && /\.(gpkg|zip)$/i.test(file.name)) return { layers };
  const groups = groupAlignments(alignments, file.name);
  placeAndFrame(groups, translator);
  const lines = groups.flatMap((group) => group.lines);
  const read = t('project.read', { file: file.name, n: groups.length, km: lengthKm(lines.reduce((sum, line) => sum + lineLengthKm(line), 0)) });
  const left = noteCounts(dropped).map((reason) => joinPair(lang, say(reason), number(reason.values.n)));
  return { said: [read, ...(left.length === 0 ? [] : [t('project.dropped', { list: left.join(semicolonOf(lang)) })]), ...notes.map(say)].join(' ') };
}

/** A line nearer to a corridor than this, km, is no stranger to the atlas. */
const FAR_KM = 50;

/** That lines lie far from every corridor, and the entry in whose corridor, or among whose animals, they would lie with their coordinates exchanged. */
export interface FarAway {
  /** To the nearest corridor, km. */
  readonly km: number;
  readonly exchanged: string | undefined;
}

/** Where lines lie that no corridor is near; undefined where one is, or nobody can tell. */
export async function findFarAway(lines: readonly (readonly LonLat[])[], { catalog, url }: PageCatalog, signal: AbortSignal): Promise<FarAway | undefined> {
  const { overview } = catalog;
  if (!overview) return undefined;
  const reference = {
    id: 'overview',
    title: catalog.title,
    url: new URL(overview.url, url).href,
    format: 'pmtiles',
    sourceLayer: overview.sourceLayer,
    zoom: overview.maxZoom,
    bbox: WORLD_BBOX,
  } as const;
  // An overview that cannot be read is told of where it is drawn; the line is in the project all the same.
  const found = await placeAmongCorridors({ lines, overview: reference }, { signal }).catch(() => undefined);
  if (!found || found.km < FAR_KM || !Number.isFinite(found.km)) return undefined;
  return { km: Number(found.km.toPrecision(2)), exchanged: exchangeAxes(lines) && (found.exchanged ?? entryOfExchanged(lines, catalog.entries)) };
}
