import { isOther } from '../../domain/catalog/find-entries.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { MethodLink } from '../method/MethodLink.tsx';
import { Fold } from '../shared/Fold.tsx';
import { LongList } from '../shared/LongList.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useOriginal } from '../shared/use-original.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';

/** Where the data come from, on what terms, and how a figure is made. */
export function About() {
  return (
    <>
      <Totals />
      <AboutData />
    </>
  );
}

/** What the atlas rests on, all populations together; animals of networks, encounters and receivers may be the same, and are not added. */
function Totals() {
  const { t, number } = useTranslator();
  const { catalog } = useCatalog();
  const populations = catalog.entries.filter((row) => !isOther(row));
  const years = populations.flatMap((row) => row.years ?? []);
  if (years.length === 0) return null;
  const total = (count: (sample: EntryRow['sample']) => number | undefined): string =>
    number(populations.reduce((sum, { sample }) => sum + (count(sample) ?? 0), 0));
  return (
    <p className="quiet">
      {t('about.total', {
        animals: total((s) => s.individuals),
        fixes: total((s) => s.fixes),
        sequences: total((s) => s.sequences),
        from: String(years.reduce((least, year) => Math.min(least, year))),
        to: String(years.reduce((most, year) => Math.max(most, year))),
      })}
    </p>
  );
}

function AboutData() {
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
  const original = useOriginal();
  const { catalog } = useCatalog();
  return (
    <LongList items={catalog.modules}>
      {(shown) => (
        <ul>
          {shown.map((module) => (
            <li key={module.id}>
              <strong>{textIn(module, 'title', lang)}</strong> · <span {...original}>{module.custodian}</span> · {module.licence}
              <br />
              <span className="quiet" {...original}>
                {module.citation}
              </span>
            </li>
          ))}
          <li>
            <strong>{t('about.baseMap')}</strong> · {sayAttribution(catalog.baseMap.attribution, { t })}
            <br />
            <span className="quiet" {...original}>
              {catalog.baseMap.citation}
            </span>
          </li>
        </ul>
      )}
    </LongList>
  );
}
