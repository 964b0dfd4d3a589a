import { PRIORITY_KINDS } from '../../../../domain/catalog/layer-kinds.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { CoverageAnswer } from '../../../../domain/coverage/area-share.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { CoverageFrame, useSayCovered } from '../../coverage/CoverageFrame.tsx';
import { type CoverageRow, useCoverage } from '../../coverage/use-coverage.ts';
import { Answers } from '../../crossings/CountedOrNot.tsx';

/** How much of a distribution lies inside every set of areas that is on. */
export function ProtectedWithinSection({ entry }: { readonly entry: OpenEntryOf<'distribution'> }) {
  const { t } = useTranslator();
  const { rows, answers } = useCoverage(entry, PRIORITY_KINDS);
  return (
    <section>
      <h2>{t('coverage.title')}</h2>
      {rows.length === 0 && answers.length === 0 && <p>{t('distribution.areasOff')}</p>}
      {rows.map((row) => (
        <CoverageOf key={row.key} entry={entry} row={row} />
      ))}
      <Answers answers={answers} years={undefined} of="distribution" />
    </section>
  );
}

function CoverageOf({ entry, row }: { readonly entry: OpenEntryOf<'distribution'>; readonly row: CoverageRow }) {
  const { t } = useTranslator();
  const say = useSayCovered(entry, row);
  // Classes of a distribution: all of it, and where animals are known to move.
  const isShown = ({ use }: Pick<CoverageAnswer['coverage'][number], 'use'>): boolean =>
    use === 'low' || (use === 'high' && entry.file.movementKm2 !== undefined);
  return (
    <CoverageFrame row={row}>
      {({ coverage, byArea }) =>
        byArea.length === 0 ? (
          <p>{t('distribution.noAreas')}</p>
        ) : (
          <DataTable
            label={t('distribution.inside', { title: row.title })}
            rows={coverage.filter(isShown)}
            keyOf={({ use }) => use}
            columns={[
              { head: t('distribution.column.shows'), renderCell: ({ use }) => t(use === 'low' ? 'distribution.whole' : 'distribution.shows.movement') },
              { head: t('coverage.covered'), numeric: true, renderCell: (covered) => say(covered).area },
              { head: t('countries.share'), numeric: true, renderCell: (covered) => say(covered).share },
            ]}
          />
        )
      }
    </CoverageFrame>
  );
}
