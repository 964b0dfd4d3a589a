import { PRIORITY_KINDS } from '../../../../domain/catalog/layer-kinds.ts';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { readAreasOf } from '../../../../domain/statements/judge-layer.ts';
import { judgeForEntry } from '../../../../domain/statements/of-entry.ts';
import { sayCoverage } from '../../../../factsheet/say-answers.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { Swatch } from '../../../shared/Swatch.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { PendingCoverage } from '../../coverage/PendingCoverage.tsx';
import { type CoverageRow, useCoverage } from '../../coverage/use-coverage.ts';
import { Answers } from '../../crossings/CountedOrNot.tsx';
import { useOriginal } from '../../../shared/use-original.ts';

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

function CoverageOf({
  entry,
  row: { kind, title, attribution, calculation, layer, user },
}: {
  readonly entry: OpenEntryOf<'distribution'>;
  readonly row: CoverageRow;
}) {
  const translator = useTranslator();
  const original = useOriginal();
  const { t } = translator;
  if (calculation?.status !== 'done') return <PendingCoverage title={title} calculation={calculation} />;
  const reading = readAreasOf(layer && judgeForEntry(entry, layer));
  // Classes of a distribution: all of it, and where animals are known to move.
  const shown = calculation.value.coverage.filter(({ use }) => use === 'low' || (use === 'high' && entry.file.movementKm2 !== undefined));
  const say = (coverage: (typeof shown)[number], part: 'area' | 'share'): string => {
    const said = sayCoverage(coverage, reading, translator);
    return said.atLeast && said[part] !== '–' ? `≥ ${said[part]}` : said[part];
  };
  return (
    <div className="coverage">
      <h3>
        <Swatch toggle={kind} /> {title}
      </h3>
      {calculation.value.byArea.length === 0 ? (
        <p>{t('distribution.noAreas')}</p>
      ) : (
        <DataTable
          label={t('distribution.inside', { title })}
          rows={shown}
          keyOf={({ use }) => use}
          columns={[
            { head: t('distribution.column.shows'), renderCell: ({ use }) => t(use === 'low' ? 'distribution.whole' : 'distribution.shows.movement') },
            { head: t('coverage.covered'), numeric: true, renderCell: (one) => say(one, 'area') },
            { head: t('countries.share'), numeric: true, renderCell: (one) => say(one, 'share') },
          ]}
        />
      )}
      {user && <p className="quiet">{t(user.complete === true ? 'coverage.vouched' : 'coverage.notVouched', { file: user.fileName })}</p>}
      <p className="quiet" {...original}>
        {attribution}
      </p>
    </div>
  );
}
