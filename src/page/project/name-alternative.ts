import type { Translator } from '../../i18n/translator.ts';
import type { Alternative } from '../../domain/project/project.ts';

/** A name that no alternative has yet: A, B, C, … */
export function nameAlternative({ t }: Translator, present: readonly Alternative[]): string {
  const taken = new Set(present.map(({ name }) => name));
  for (let at = 0; ; at++) {
    const letter = at < 26 ? String.fromCharCode(65 + at) : String(at + 1);
    const name = t('project.alternative', { letter });
    if (!taken.has(name)) return name;
  }
}
