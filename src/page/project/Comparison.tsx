import type { Project } from '../../domain/assessment/project.ts';
import { cutsNothing } from '../../domain/statements/of-project.ts';
import { sayRankCaveats } from '../../factsheet/report/say-rank.ts';
import { criteriaFor, type RankedAlternative } from '../../domain/assessment/rank-alternatives.ts';
import { chooseAlternative } from '../../state/project-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { commaOf } from '../../i18n/punctuation.ts';

interface ComparisonProps {
  readonly project: Project;
  /** Best first. */
  readonly ranked: readonly RankedAlternative[];
  /** Ids of those without a rank. */
  readonly unranked: readonly string[];
  /** Names of populations of which no corridor was computed. */
  readonly without: readonly string[];
}

/** Alternatives side by side, and why one stands before the next. */
export function Comparison({ project: { alternatives, bufferM }, ranked, unranked, without }: ComparisonProps) {
  const translator = useTranslator();
  const { t, number, lang } = translator;
  const nameOf = (id: string): string => alternatives.find((each) => each.id === id)?.name ?? id;
  const best = ranked.filter(({ rank }) => rank === 1);
  const caveats = sayRankCaveats({ ranked, unranked: unranked.map(nameOf), without, nameOf }, translator);
  return (
    <section className="comparison">
      <h2>{t('project.compare')}</h2>
      {ranked.length > 1 && (
        <p className="answer">
          {ranked.every(({ values }) => cutsNothing(values))
            ? t('project.rankNothing')
            : best.length === 1
              ? t('project.rankFirst', { name: nameOf(best[0]?.id ?? '') })
              : t('project.rankAlike', { names: best.map(({ id }) => nameOf(id)).join(commaOf(lang)) })}
        </p>
      )}
      {caveats.map((caveat) => (
        <p key={caveat} className="answer">
          {caveat}
        </p>
      ))}
      <ol className="reasons">
        {ranked.map(({ id, rank, reason }) => {
          const why = reason
            ? t(reason.key, { own: number(reason.values.own), other: number(reason.values.other), than: nameOf(reason.than) })
            : t('project.reasonLast');
          return reason || rank > 1 ? <li key={id}>{t('project.reason', { rank, name: nameOf(id), reason: why })}</li> : null;
        })}
      </ol>
      {ranked.length > 0 && (
        <div className="table-scroll">
          <table className="figures" aria-label={t('project.compare')}>
            <thead>
              <tr>
                <th scope="col">{t('project.criterion')}</th>
                {ranked.map(({ id }) => (
                  <th key={id} scope="col" className="numeric">
                    <button type="button" className="plain" onClick={() => chooseAlternative(id)}>
                      {nameOf(id)}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('project.rank')}</th>
                {ranked.map(({ id, rank }) => (
                  <td key={id} className="numeric">
                    <strong>{number(rank)}</strong>
                  </td>
                ))}
              </tr>
              {criteriaFor(bufferM).map((criterion) => (
                <tr key={criterion}>
                  <th scope="row">{t(`project.criterion.${criterion}`)}</th>
                  {ranked.map(({ id, values }) => (
                    <td key={id} className="numeric">
                      {number(values[criterion])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="quiet">{t('project.rankHow')}</p>
    </section>
  );
}
