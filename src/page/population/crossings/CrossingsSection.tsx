import { NEAR_M } from '../../../domain/crossing-events/limits.ts';
import { layerOfKind, type OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { isUnfinished } from '../../../state/job.ts';
import type { LayerAnswer } from '../../../domain/statements/judge-layers.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { How } from '../../how/How.tsx';
import { LayerChips } from '../../shared/LayerChips.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import { BuiltRows, creditRows, PendingRows } from './ComparedParts.tsx';
import { Answers, RowsApart } from './CountedOrNot.tsx';
import { CrossingsTable } from './CrossingsTable.tsx';
import { downloadCrossings } from './crossings-csv.ts';
import { GuidanceSection } from '../guidance/GuidanceSection.tsx';
import { useCrossingRows } from './use-crossing-rows.ts';

/** What an empty table says: that no barrier crosses is said of layers alone from which that can be told. */
export function sayEmpty(answers: readonly LayerAnswer[], t: Translator['t']): string {
  const none = answers.flatMap(({ title, answer }) => (answer.says === 'none' && title !== undefined ? [title] : []));
  return none.length > 0 ? t('crossings.noneFound', { layers: none.join(', ') }) : t('crossings.nothingCounted');
}

/** An entry whose tracks tell where a barrier is crossed: not of positions on a grid as coarse as what counts as near. */
function sourceOf({ row, file }: OpenEntry): string | undefined {
  return file.evidence === 'tracks' && layerOfKind(file, 'tracks') && (row.generalised?.gridM ?? 0) < NEAR_M ? row.id : undefined;
}

/** What crosses the corridor: computed here, for every barrier layer that is on. */
export function CrossingsSection({ entry }: { readonly entry: OpenEntry }) {
  const { t, lengthKm, number, lang } = useTranslator();
  const { rows, apart, examined, answers, built, off, chips, silent, state } = useCrossingRows(entry);
  const unfinished = isUnfinished(state);
  const empty =
    state.status === 'running'
      ? t('crossings.computing')
      : unfinished
        ? t('crossings.notKnown')
        : answers.length > 0
          ? sayEmpty(answers, t)
          : off.length > 0
            ? t('crossings.turnOn')
            : t(silent.length > 0 ? 'crossings.nothingTells' : 'crossings.noLayers');
  const high = rows.filter(({ use }) => use === 'high').length;
  return (
    <section>
      <h2>{t('crossings.title')}</h2>
      {rows.length > 0 && state.status !== 'running' && !unfinished && (
        <p className="answer">
          {t('crossings.answer', { n: rows.length, km: lengthKm(rows.reduce((sum, row) => sum + row.lengthInsideKm, 0)) })}{' '}
          {high === 0 ? t('crossings.noneHigh') : t('crossings.high', { n: high })}
        </p>
      )}
      <PendingRows state={state} label={t('crossings.computing')} />
      <LayerChips off={chips} />
      <CrossingsTable rows={rows} empty={empty} source={sourceOf(entry)} />
      {state.status !== 'running' && <Answers answers={[...answers, ...silent]} years={entry.summary.years} />}
      <RowsApart apart={apart} />
      <BuiltRows entry={entry} built={built} state={state} />
      {rows.length > 0 && (
        <>
          <p className="quiet">
            {creditRows({ rows, examined }, { t, lang })}. {entry.summary.individuals !== undefined && t('crossings.sample', { n: entry.summary.individuals })}
          </p>
          <button type="button" className="plain" onClick={() => downloadCrossings(entry, rows, examined)}>
            {t('crossings.csv', { n: rows.length, rows: number(rows.length) })}
          </button>
        </>
      )}
      {examined.length > 0 && <How what={t('crossings.title')} topic={{ of: 'crossings', entry, layers: examined }} />}
      <GuidanceSection barriers={rows.map(({ type }) => type)} populations={[entry.row.id]} />
    </section>
  );
}
