import { lineLengthKm } from '../../domain/geometry/line-length.ts';
import { bboxOfLines } from '../../domain/project/bbox-of-lines.ts';
import { groupAlignments } from '../../domain/project/group-alignments.ts';
import type { Translator } from '../../i18n/translator.ts';
import { readAlignment } from '../../workers/project-worker-client.ts';
import { currentMap } from '../map/current-map.ts';
import { placeLines } from './place-lines.ts';

/**
 * Read a planned line from a file in the worker, put it into the project and on the map.
 * @returns what was read and what was left out, in words
 * @throws AtlasError for a file that cannot be used; the project stays as it was
 */
export async function loadAlignment(file: File, translator: Translator, signal: AbortSignal): Promise<string> {
  const { t, lengthKm, number } = translator;
  const bytes = await file.arrayBuffer();
  const { alignments, dropped } = await readAlignment({ name: file.name, bytes }, { signal });
  const groups = groupAlignments(alignments, file.name);
  placeLines(groups, translator);
  const lines = groups.flatMap((group) => group.lines);
  const box = bboxOfLines(lines, 1);
  if (box) currentMap()?.flyTo(box);
  const read = t('project.read', { file: file.name, n: groups.length, km: lengthKm(lines.reduce((sum, line) => sum + lineLengthKm(line), 0)) });
  const left = Object.entries(dropped).map(([reason, n]) => `${reason}: ${number(n)}`);
  return left.length === 0 ? read : `${read} ${t('project.dropped', { list: left.join('; ') })}`;
}
