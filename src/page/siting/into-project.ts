import type { NamedBarrier } from '../../domain/assessment/project.ts';
import type { BarrierType } from '../../domain/catalog/layer-kinds.ts';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { SitingPlan } from '../../domain/siting/siting-plan.ts';
import type { Translator } from '../../i18n/translator.ts';
import { openPanel } from '../../state/atlas-store.ts';
import { keepProject } from '../../state/project-storage.ts';
import { changeProject, chooseAlternative, projectStore, setSitingPlan, startProject } from '../../state/project-store.ts';
import { nameAlternative, placeLines } from '../project/place-lines.ts';

interface TakenLine {
  readonly name: string;
  readonly lines: readonly (readonly LonLat[])[];
  readonly siting: SitingPlan;
  readonly type: BarrierType;
  /** How far its lines may lie off by the word of its layer, metres. */
  readonly accuracyM: number | undefined;
  readonly barrier: NamedBarrier;
}

/**
 * Take a barrier's line into the project as an alternative, with what was asked for along it, and open the project. A project
 * without a line becomes one of the barrier's type.
 * @throws AtlasError when the project would have too many alternatives
 */
export async function intoProject({ name, lines, siting, type, accuracyM, barrier }: TakenLine, translator: Translator): Promise<void> {
  await keepProject();
  if (!projectStore.getState().project) startProject(nameAlternative(translator, []));
  const hasLines = projectStore.getState().project?.alternatives.some((each) => each.lines.length > 0) === true;
  placeLines([{ name, lines, accuracyM, barrier }], translator);
  const placed = projectStore.getState().project?.alternatives.find((each) => each.lines === lines);
  if (!hasLines) changeProject({ type });
  if (placed) {
    chooseAlternative(placed.id);
    setSitingPlan(placed.id, siting);
  }
  openPanel('project');
}
