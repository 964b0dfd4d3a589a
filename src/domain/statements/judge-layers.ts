import type { Layer } from '../catalog/fields.ts';
import { bboxesMeet } from '../catalog/find-entries.ts';
import type { LayerKind } from '../catalog/layer-kinds.ts';
import { type Answer, answerOf, type Look, type Verdict } from './judge-layer.ts';
import { type JudgedEntry, judgeForEntry } from './of-entry.ts';

/** A layer and what may be said of an entry's animals from it. */
export interface Judged {
  readonly layer: Layer;
  readonly verdict: Verdict;
  /** Whether the layer's own extent comes near the entry: where it does not, nothing of it can be found. */
  readonly near: boolean;
}

/**
 * Layers by what may be said from them of an entry: those near it, and of a kind that has none near it those that are far, so
 * that a kind that was asked for is never passed over in silence.
 * @param layers of the kinds that are asked for, in legend order
 */
export function judgeLayers(entry: JudgedEntry, layers: readonly Layer[]): Judged[] {
  const all = layers.map((layer) => ({
    layer,
    verdict: judgeForEntry(entry, layer),
    near: layer.bbox === undefined || bboxesMeet(layer.bbox, entry.row.bbox),
  }));
  const kindsNear = new Set(all.flatMap(({ layer, near }) => (near ? [layer.kind] : [])));
  return all.filter(({ layer, near }) => near || !kindsNear.has(layer.kind));
}

/** Layers apart by whether anything of them counts for an entry's animals: those from which nothing can be told are not worth turning on. */
export function splitByTelling(entry: JudgedEntry, layers: readonly Layer[]): { readonly telling: readonly Layer[]; readonly silent: readonly Layer[] } {
  const telling = layers.filter((layer) => judgeForEntry(entry, layer).is === 'counted');
  return { telling, silent: layers.filter((layer) => !telling.includes(layer)) };
}

/** What is said of one layer, or of all layers of a kind that lie elsewhere. */
export interface LayerAnswer {
  /** The title of the layer; left out where a whole kind is meant. */
  readonly title?: string;
  readonly kind: LayerKind;
  /** The date that the layer shows. */
  readonly asOf?: string | undefined;
  /** How far its lines may lie from the truth, metres. */
  readonly accuracyM?: number | undefined;
  readonly answer: Answer;
}

/**
 * What is said of each layer after the look. Far layers of one kind are told of together, by the best that can be said of any:
 * one that covers the place has none here.
 * @param lookAt how far the look at a layer that is near has come
 */
export function answerLayers(judged: readonly Judged[], lookAt: (layer: Layer) => Look): LayerAnswer[] {
  const answers: LayerAnswer[] = [];
  const far = new Map<LayerKind, { layer: Layer; answer: Answer }[]>();
  for (const { layer, verdict, near } of judged) {
    if (near) answers.push({ title: layer.title, kind: layer.kind, asOf: layer.asOf, accuracyM: layer.accuracyM, answer: answerOf(verdict, lookAt(layer)) });
    else far.set(layer.kind, [...(far.get(layer.kind) ?? []), { layer, answer: answerOf(verdict, { looked: true, found: 0 }) }]);
  }
  for (const [kind, all] of far) {
    const none = all.filter(({ answer }) => answer.says === 'none');
    if (none.length > 0) for (const { layer, answer } of none) answers.push({ title: layer.title, kind, asOf: layer.asOf, accuracyM: layer.accuracyM, answer });
    else
      answers.push({
        kind,
        answer: (all.find(({ answer }) => answer.says === 'not-counted') ?? all.find(({ answer }) => answer.says === 'untold') ?? all[0]!).answer,
      });
  }
  return answers;
}
