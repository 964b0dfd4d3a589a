import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { sayCircumstances, sayCondition } from '../../../../factsheet/evidence/encounters/say-encounters.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';

interface CodeTableProps {
  readonly title: string;
  readonly rows: EncountersEntry['conditions'];
  readonly say: (code: string | undefined) => string;
  /** Whether it says how many were presumed. */
  readonly presumed: boolean;
}

function CodeTable({ title, rows, say, presumed }: CodeTableProps) {
  const { t, number } = useTranslator();
  return (
    <section>
      <h2>{title}</h2>
      <table className="figures" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="numeric">
              {t('encounters.number')}
            </th>
            {presumed && (
              <th scope="col" className="numeric">
                {t('encounters.presumed')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, n, presumed: several }) => (
            <tr key={code ?? ''}>
              <th scope="row">{say(code)}</th>
              <td className="numeric">{number(n)}</td>
              {presumed && <td className="numeric">{several === 0 ? '–' : number(several)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** In what condition and under which circumstances birds were encountered, by EURING's codes. */
export function CodeTables({ file: { conditions, circumstances } }: { readonly file: EncountersEntry }) {
  const translator = useTranslator();
  const { t } = translator;
  const stated = (rows: EncountersEntry['conditions']): boolean => rows.some(({ code }) => code !== undefined);
  if (!stated(conditions) && !stated(circumstances)) return null;
  return (
    <>
      {stated(conditions) && (
        <CodeTable title={t('encounters.conditionTitle')} rows={conditions} say={(code) => sayCondition(code, translator)} presumed={false} />
      )}
      {stated(circumstances) && (
        <CodeTable
          title={t('encounters.circumstancesTitle')}
          rows={circumstances}
          say={(code) => sayCircumstances(code, translator)}
          presumed={circumstances.some(({ presumed }) => presumed > 0)}
        />
      )}
      <p className="quiet">{t('encounters.codes')}</p>
    </>
  );
}
