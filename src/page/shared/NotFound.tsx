import { useTranslator } from './use-atlas.ts';
import { ViewLink } from './ViewLink.tsx';

/** An address names a page that this atlas does not have. */
export function NotFound({ what }: { readonly what: string }) {
  const { t } = useTranslator();
  return (
    <div role="alert" className="empty">
      <p>{t('notFound.message', { what })}</p>
      <ViewLink view={{}}>{t('page.allPopulations')}</ViewLink>
    </div>
  );
}
