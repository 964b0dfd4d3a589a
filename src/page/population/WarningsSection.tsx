import type { Note } from '../../domain/notes.ts';
import { sayNote } from '../../i18n/say-note.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** What the atlas itself warns of. */
export function WarningsSection({ warnings }: { readonly warnings: readonly Note[] }) {
  const translator = useTranslator();
  if (warnings.length === 0) return null;
  const sentences = warnings.map((warning) => sayNote(warning, translator));
  return (
    <section>
      <h2>{translator.t('population.warnings')}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
