import type { BarrierCrossing } from '../../../domain/crossings/types.ts';
import type { EntrySummary } from '../../../domain/evidence/summarise-entry.ts';
import type { LayerAnswer } from '../../../domain/statements/judge-layers.ts';
import type { Sorted } from '../../../domain/statements/of-entry.ts';
import { sayAnswers } from '../../../factsheet/say-answers.ts';
import { Fold } from '../../shared/Fold.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import { CrossingsTable } from './CrossingsTable.tsx';

interface AnswersProps {
  readonly answers: readonly LayerAnswer[];
  readonly years: EntrySummary['years'];
  /** What the layers were held against; a corridor where left out. */
  readonly of?: 'distribution';
}

/** What may be said from each layer, sentence by sentence. */
export function Answers({ answers, years, of }: AnswersProps) {
  const sentences = sayAnswers(answers, useTranslator(), years, of);
  if (sentences.length === 0) return null;
  return (
    <ul className="plain-list quiet statements">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** What lies in the corridor and is not counted: it can be looked at, apart from the figures. */
export function RowsApart({ apart }: { readonly apart: Sorted<BarrierCrossing>['apart'] }) {
  const { t } = useTranslator();
  if (apart.length === 0) return null;
  return (
    <Fold summary={t('statement.apart')}>
      {() =>
        apart.map(({ layer, verdict, rows }) => {
          const said = t('statement.apartRows', { n: rows.length, title: layer.title });
          const because = 'because' in verdict ? t(`statement.because.${verdict.because}`) : '';
          return (
            <div key={`${layer.id} ${because}`}>
              <p className="quiet">
                {said} {because && t('statement.notCounted', { titles: layer.title, because })}
              </p>
              <CrossingsTable rows={rows} empty="" label={said} apart />
            </div>
          );
        })
      }
    </Fold>
  );
}
