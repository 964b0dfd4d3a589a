import { MethodLink } from '../method/MethodLink.tsx';
import { USER_MODULE } from '../../domain/catalog/find-in-catalog.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** Where the data come from, on what terms, and how a figure is made. */
export function About() {
  const { t } = useTranslator();
  const { catalog } = useCatalog();
  return (
    <details className="about">
      <summary>{t('about.title')}</summary>
      <p>{t('about.method')}</p>
      <p>
        <MethodLink />
      </p>
      <p>{t('about.private')}</p>
      <ul>
        {catalog.modules
          .filter(({ id }) => id !== USER_MODULE)
          .map(({ id, title, custodian, licence, citation }) => (
            <li key={id}>
              <strong>{title}</strong> · {custodian} · {licence}
              <br />
              <span className="quiet">{citation}</span>
            </li>
          ))}
        <li>
          <strong>{t('about.baseMap')}</strong> · {catalog.baseMap.attribution}
          <br />
          <span className="quiet">{catalog.baseMap.citation}</span>
        </li>
      </ul>
    </details>
  );
}
