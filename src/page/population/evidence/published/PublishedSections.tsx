import { layerOfKind, type OpenEntryOf, textIn } from '../../../../domain/catalog/open-entry.ts';
import type { PublishedEntry } from '../../../../domain/evidence/published/published-evidence.ts';
import { writeYears } from '../../../../domain/evidence/shown.ts';
import type { EntrySummary } from '../../../../domain/evidence/summarise-entry.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { CoverageSection } from '../../coverage/CoverageSection.tsx';
import { CrossingsSection } from '../../crossings/CrossingsSection.tsx';
import { CitationSection } from '../../CitationSection.tsx';
import { CorridorAreas, CountryShares, Facts, KeyFigures } from '../../figures.tsx';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { noteCounts } from '../../../../domain/notes.ts';
import { How } from '../../../how/How.tsx';
import { LazyThreatsToPopulation } from '../../../threats/LazyThreats.tsx';
import { joinPair } from '../../../../i18n/pair.ts';
import { semicolonOf } from '../../../../i18n/punctuation.ts';

/** What the custodian says that his corridors rest on. */
function PublishedSample({ sample, years }: Pick<PublishedEntry, 'sample'> & Pick<EntrySummary, 'years'>) {
  const { t, number, lang } = useTranslator();
  const { individuals, sequences, statement } = sample;
  const figures: [string, string][] = [];
  if (individuals !== undefined) figures.push([t('figures.animals'), number(individuals)]);
  if (years !== undefined) figures.push([t('figures.years'), writeYears(years)]);
  if (sequences !== undefined) figures.push([t('figures.sequences'), number(sequences)]);
  return (
    <>
      {figures.length > 0 && <KeyFigures figures={figures} />}
      {statement !== undefined && <p>{textIn({ ...sample, statement }, 'statement', lang)}</p>}
      {figures.length === 0 && statement === undefined && <p className="quiet">{t('published.sampleUnknown')}</p>}
    </>
  );
}

/** The custodian's own figures, as he states them. */
export function PublishedFigures({ figures }: Pick<PublishedEntry, 'figures'>) {
  const { t, lang } = useTranslator();
  if (figures.length === 0) return null;
  return (
    <section>
      <h2>{t('published.figures')}</h2>
      <dl className="pairs">
        {figures.map((figure) => (
          <div key={figure.label}>
            <dt>{textIn(figure, 'label', lang)}</dt>
            <dd>
              {textIn(figure, 'value', lang)} {figure.source && <SourceLink source={figure.source} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** How the custodian made his corridors, in his words, and what was read of his files. */
export function PublishedMethod({ file: { method, importReport } }: { readonly file: Pick<PublishedEntry, 'method' | 'importReport'> }) {
  const { t, say, number, lang } = useTranslator();
  return (
    <section>
      <h2>{t('method.title')}</h2>
      <p>
        {textIn(method, 'text', lang)} {method.source && <SourceLink source={method.source} />}
      </p>
      {method.notes.map((note) => (
        <p key={note.text}>{textIn(note, 'text', lang)}</p>
      ))}
      <p className="quiet">
        {t('published.import', { n: importReport.featuresRead, kept: number(importReport.kept) })}{' '}
        {noteCounts(importReport.dropped)
          .map((reason) => joinPair(lang, say(reason), number(reason.values.n)))
          .join(semicolonOf(lang))}
      </p>
    </section>
  );
}

/** An entry whose custodian drew its corridors, stopovers or routes, without the tracks. */
export function PublishedSections({ entry }: { readonly entry: OpenEntryOf<'published'> }) {
  const { t, lengthKm } = useTranslator();
  const { file, summary, module } = entry;
  const { individuals } = file.sample;
  const hasCorridors = layerOfKind(file, 'corridors') !== undefined;
  return (
    <>
      <p className="quiet">{t('published.lead')}</p>
      <PublishedSample sample={file.sample} years={summary.years} />
      <Facts facts={file.facts} />
      <LazyThreatsToPopulation entry={entry} />
      <PublishedFigures figures={file.figures} />
      {file.routes.features > 0 && (
        <section>
          <h2>{t('layer.routes')}</h2>
          <p>{t('published.routes', { n: file.routes.features, km: lengthKm(file.routes.lengthKm) })}</p>
          {!hasCorridors && <p>{t('published.noCorridors')}</p>}
        </section>
      )}
      {hasCorridors && <CrossingsSection entry={entry} />}
      <CorridorAreas
        summary={summary}
        sample={individuals === undefined ? t('published.sampleUnknown') : t('published.areaSample', { n: individuals })}
        classes={t('published.classes')}
        none={t('published.notDrawn')}
        how={<How what={t('areas.corridors')} topic={{ of: 'areas', entry }} />}
      />
      {hasCorridors && <CoverageSection entry={entry} />}
      {hasCorridors && <CountryShares entry={entry} />}
      <WarningsSection warnings={file.warnings} />
      <PublishedMethod file={file} />
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}
