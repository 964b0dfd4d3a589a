import '../../styles/country-figures.css';
import { useCallback, useEffect } from 'react';
import type { CountryBrief } from '../../../domain/brief/types.ts';
import type { Country } from '../../../domain/catalog/index-schema.ts';
import { BEARS_ON, groupIndicators, sayIndicator, TARGETS } from '../../../factsheet/brief/say-indicator.ts';
import { layersUsed } from '../../../factsheet/brief/layers-used.ts';
import { PendingAnswer } from '../../shared/Progress.tsx';
import { saveCsv } from '../../shared/save-file.ts';
import { useCatalog, useTranslator } from '../../shared/use-atlas.ts';
import { useJob } from '../../shared/use-job.ts';
import { useAboutPage } from '../../downloads/use-about.ts';
import { readBrief } from '../read-brief.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { writeIndicatorsCsv } from './indicators-csv.ts';

/** What a country's brief computes, on its page: indicators with their definitions, and the countries that share its populations beside it. */
export function CountryFigures({ country }: { readonly country: Country }) {
  const page = useCatalog();
  const { t } = useTranslator();
  const job = useJob<CountryBrief>();
  const { start, cancel, state } = job;
  const read = useCallback(() => void start(({ signal, onProgress }) => readBrief(country, page, signal, onProgress)), [start, country, page]);
  useEffect(() => {
    read();
    return cancel;
  }, [read, cancel]);
  return (
    <>
      <PendingAnswer
        state={state}
        label={t('brief.figures.reading')}
        unfinished={t(state.status === 'stopped' ? 'crossings.stopped' : 'brief.figures.failed')}
        again={t('crossings.again')}
        onCancel={cancel}
        onAgain={read}
      />
      {state.status === 'done' && <Indicators brief={state.value} />}
      {state.status === 'done' && <ComparisonTable brief={state.value} />}
    </>
  );
}

function Indicators({ brief }: { readonly brief: CountryBrief }) {
  const translator = useTranslator();
  const { t } = translator;
  const title = t('brief.indicators');
  const page = useAboutPage(title, layersUsed(brief));
  const take = (): void => {
    if (!page) return;
    const csv = writeIndicatorsCsv(brief, page.about, translator);
    saveCsv(csv, `${page.stem}-indicators.csv`);
  };
  return (
    <section className="indicators">
      <h3>{title}</h3>
      <p className="quiet">{t('brief.indicators.lead')}</p>
      {brief.indicators.length === 0 && <p>{t('brief.indicators.none')}</p>}
      {groupIndicators(brief.indicators).map(({ is, of }) => (
        <section key={is}>
          <h4>{t(`brief.indicator.${is}.name`)}</h4>
          {of.map((one) => {
            const said = sayIndicator(one, translator);
            return (
              <p key={said} className="answer">
                {said}
              </p>
            );
          })}
          <dl className="explained">
            <dt>{t('brief.indicator.definition')}</dt>
            <dd>{t(`brief.indicator.${is}.how`)}</dd>
            <dt>{t('brief.indicator.cannot')}</dt>
            <dd>{t(`brief.indicator.${is}.not`)}</dd>
            <dt>{t('brief.indicator.bears')}</dt>
            {BEARS_ON[is].map((name) => (
              <dd key={name}>
                <a href={TARGETS[name]} target="_blank" rel="noreferrer">
                  {t(`brief.target.${name}`)}
                </a>
              </dd>
            ))}
          </dl>
        </section>
      ))}
      {brief.indicators.length > 0 && (
        <button type="button" className="plain" onClick={take}>
          {t('brief.indicators.csv')}
        </button>
      )}
    </section>
  );
}
