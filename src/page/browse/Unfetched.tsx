import { useTranslator } from '../shared/use-atlas.ts';

interface UnfetchedProps {
  /** What could not be had. */
  readonly words: string;
  readonly again: () => void;
}

/** What a list or a sentence rests on and could not be fetched, and the way to ask for it again. */
export function Unfetched({ words, again }: UnfetchedProps) {
  const { t } = useTranslator();
  return (
    <p role="alert">
      {words}{' '}
      <button type="button" className="plain" onClick={again}>
        {t('crossings.again')}
      </button>
    </p>
  );
}
