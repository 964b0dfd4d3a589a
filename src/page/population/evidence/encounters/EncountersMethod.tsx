import { textIn } from '../../../../domain/catalog/open-entry.ts';
import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { sayDateAccuracy, sayPlaceAccuracy } from '../../../../factsheet/evidence/encounters/say-encounters.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';

/** How well places and dates are known, what was read, and what was left out. */
export function EncountersMethod({ file: { accuracy, method, importReport } }: { readonly file: EncountersEntry }) {
  const translator = useTranslator();
  const { t, number, say, lang } = translator;
  const { rowsRead, kept, dropped } = importReport;
  return (
    <section>
      <h2>{t('encounters.accuracy')}</h2>
      <table className="figures" aria-label={t('encounters.accuracy')}>
        <thead>
          <tr>
            <th scope="col">{t('encounters.accuracy')}</th>
            <th scope="col" className="numeric">
              {t('encounters.events')}
            </th>
          </tr>
        </thead>
        <tbody>
          {accuracy.places.map(({ radiusM, n }) => (
            <tr key={`place ${radiusM}`}>
              <th scope="row">{sayPlaceAccuracy(radiusM, translator)}</th>
              <td className="numeric">{number(n)}</td>
            </tr>
          ))}
          {accuracy.dates.map(({ withinDays, n }) => (
            <tr key={`date ${withinDays}`}>
              <th scope="row">{sayDateAccuracy(withinDays, translator)}</th>
              <td className="numeric">{number(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {method.notes.map((note) => (
        <p key={note.text}>{textIn(note, 'text', lang)}</p>
      ))}
      <p className="quiet">{t('encounters.read', { n: rowsRead, formats: method.formats.join(', '), kept: number(kept) })}</p>
      {dropped.map(({ file, reason, n, lines }) => (
        <p key={`${file} ${reason}`} className="quiet">
          {lines.length === 0
            ? t('encounters.leftPlain', { file, reason: say({ code: reason, values: {} }), n: number(n) })
            : t('encounters.left', { file, reason: say({ code: reason, values: {} }), n: number(n), lines: lines.join(', ') })}
        </p>
      ))}
    </section>
  );
}
