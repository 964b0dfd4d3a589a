import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { sayCircumstances, sayCondition } from '../../../../factsheet/evidence/encounters/say-encounters.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';

interface CodeTableProps {
  readonly title: string;
  readonly rows: EncountersEntry['conditions'];
  readonly say: (code: string | undefined) => string;
}

function CodeTable({ title, rows, say }: CodeTableProps) {
  const { t, number } = useTranslator();
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        label={title}
        rows={rows}
        keyOf={({ code }) => code ?? ''}
        columns={[
          { head: title, renderCell: ({ code }) => say(code) },
          { head: t('encounters.number'), numeric: true, renderCell: ({ n }) => number(n) },
          rows.some(({ presumed }) => presumed > 0) && {
            head: t('encounters.presumed'),
            numeric: true,
            renderCell: ({ presumed }) => (presumed === 0 ? '–' : number(presumed)),
          },
        ]}
      />
    </section>
  );
}

/** In what condition and under which circumstances birds were encountered, by EURING's codes. */
export function CodeTables({ file: { conditions, circumstances } }: { readonly file: EncountersEntry }) {
  const translator = useTranslator();
  const { t } = translator;
  const stated = (rows: EncountersEntry['conditions']): boolean => rows.some(({ code }) => code !== undefined);
  if (!stated(conditions) && !stated(circumstances)) return null;
  // What is presumed are the circumstances, and not the condition.
  const plain = conditions.map((row) => ({ ...row, presumed: 0 }));
  return (
    <>
      {stated(conditions) && <CodeTable title={t('encounters.conditionTitle')} rows={plain} say={(code) => sayCondition(code, translator)} />}
      {stated(circumstances) && (
        <CodeTable title={t('encounters.circumstancesTitle')} rows={circumstances} say={(code) => sayCircumstances(code, translator)} />
      )}
      <p className="quiet">{t('encounters.codes')}</p>
    </>
  );
}
