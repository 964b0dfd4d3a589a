import { useTranslator } from './use-atlas.ts';

interface ProgressProps {
  readonly label: string;
  /** Undefined while how much there is to do is not known. */
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly onCancel: () => void;
}

/** Anything that may take longer than a second, and the way out of it. */
export function Progress({ label, progress, onCancel }: ProgressProps) {
  const { t, percent } = useTranslator();
  const share = progress && progress.total > 0 ? progress.done / progress.total : undefined;
  return (
    <div className="progress">
      <span>
        {label}
        {share === undefined ? '' : ` ${percent(Math.round(share * 100) / 100)}`}
      </span>
      <progress aria-label={label} {...(share === undefined ? {} : { value: share })} />
      <button type="button" className="plain" onClick={onCancel}>
        {t('progress.cancel')}
      </button>
    </div>
  );
}
