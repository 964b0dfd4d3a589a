import type { LonLat } from '../../domain/crossings/types.ts';
import { AtlasError } from '../../domain/errors.ts';
import { MOST_ALTERNATIVES } from '../../domain/project/project-schema.ts';
import type { Translator } from '../../i18n/translator.ts';
import { addAlternatives, changeProject, newId, projectStore } from '../../state/project-store.ts';
import { nameAlternative } from './name-alternative.ts';
import { chosenAlternative } from './use-project.ts';

/** Lines that came from a drawing, a file or a text; without a name they get the next letter. */
export interface PlacedLines {
  readonly name?: string;
  readonly lines: readonly (readonly LonLat[])[];
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
    throw new AtlasError(translator.t('project.tooMany', { n: MOST_ALTERNATIVES }), translator.t('project.tooManyAdvice'));
  }
  let alternatives = fills
    ? project.alternatives.map((each) => (each.id === empty.id ? { ...each, lines: first.lines, ...(first.name === undefined ? {} : { name: first.name }) } : each))
    : project.alternatives;
  const fresh = added.map(({ name, lines }) => {
    const alternative = { id: newId(), name: name ?? nameAlternative(translator, alternatives), lines };
    alternatives = [...alternatives, alternative];
    return alternative;
  });
  if (fills) changeProject({ alternatives });
  else addAlternatives(fresh);
}
