import { textIn } from '../../domain/catalog/open-entry.ts';
import { MethodLink } from '../method/MethodLink.tsx';
import { Fold } from '../shared/Fold.tsx';
import { LongList } from '../shared/LongList.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** Where the data come from, on what terms, and how a figure is made. */
export function About() {
  const { t } = useTranslator();
  return (
    <Fold className="about" summary={t('about.title')}>
      {() => (
        <>
          <p>{t('about.method')}</p>
          <p>
            <MethodLink />
          </p>
          <p>{t('about.private')}</p>
          <Sources />
        </>
      )}
    </Fold>
  );
}

function Sources() {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  return (
    <LongList items={catalog.modules}>
      {(shown) => (
        <ul>
          {shown.map((module) => (
            <li key={module.id}>
              <strong>{textIn(module, 'title', lang)}</strong> · {module.custodian} · {module.licence}
              <br />
              <span className="quiet">{module.citation}</span>
            </li>
          ))}
          <li>
            <strong>{t('about.baseMap')}</strong> · {catalog.baseMap.attribution}
            <br />
            <span className="quiet">{catalog.baseMap.citation}</span>
          </li>
        </ul>
      )}
    </LongList>
  );
}
