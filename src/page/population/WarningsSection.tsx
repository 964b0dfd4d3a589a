import type { Note } from '../../domain/notes.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** What the atlas itself warns of. */
export function WarningsSection({ warnings }: { readonly warnings: readonly Note[] }) {
  const { t, say } = useTranslator();
  if (warnings.length === 0) return null;
  const sentences = warnings.map(say);
  return (
    <section>
      <h2>{t('population.warnings')}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
