import { useState, type FormEvent } from 'react';
import type { MappingQuestion } from '../../domain/tracks/import/import-types.ts';
import type { TableMapping } from '../../domain/tracks/import/table-mapping.ts';
import { useTranslator } from '../shared/use-atlas.ts';

const FIELDS = ['individual', 'time', 'x', 'y'] as const;
type Field = (typeof FIELDS)[number];

/** Names that tables often use, so that the form is mostly filled in. */
const LIKELY: Readonly<Record<Field, RegExp>> = {
  individual: /animal|individual|^id$|bird|tag|name/i,
  time: /time|date|gmt|utc/i,
  x: /lon|^x$|east|utm_?e/i,
  y: /lat|^y$|north|utm_?n/i,
};

/** Minutes ahead of UTC as a zone: `+05:45`. */
function formatOffset(minutes: number): string {
  const part = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${part(Math.abs(minutes) / 60)}:${part(Math.abs(minutes) % 60)}`;
}

interface MappingFormProps {
  readonly question: MappingQuestion;
  /** While an answer is tried. */
  readonly disabled: boolean;
  readonly onMapped: (mapping: TableMapping) => void;
}

/** Which column of an unknown table holds what, with its first rows to judge by. */
export function MappingForm({ question: { file, columns, sampleRows }, disabled, onMapped }: MappingFormProps) {
  const { t } = useTranslator();
  const guess = (field: Field): string => columns.find((column) => LIKELY[field].test(column)) ?? '';
  const [chosen, setChosen] = useState<Readonly<Record<Field, string>>>(() => ({
    individual: guess('individual'),
    time: guess('time'),
    x: guess('x'),
    y: guess('y'),
  }));
  const [crs, setCrs] = useState('EPSG:4326');
  const [hours, setHours] = useState('0');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onMapped({ map: chosen, crs, zone: formatOffset(Math.round(Number(hours) * 60)) });
  };
  return (
    <form className="form" onSubmit={submit}>
      <h2>{t('tracks.mapping.title')}</h2>
      <p>{t('tracks.mapping.lead', { file })}</p>
      {FIELDS.map((field) => (
        <label key={field}>
          {t(`tracks.mapping.${field}`)}
          <select required value={chosen[field]} onChange={(event) => setChosen({ ...chosen, [field]: event.target.value })}>
            <option value="">–</option>
            {columns.map((column) => (
              <option key={column}>{column}</option>
            ))}
          </select>
        </label>
      ))}
      <label>
        {t('tracks.mapping.crs')}
        <input required value={crs} onChange={(event) => setCrs(event.target.value)} />
        <span className="quiet">{t('tracks.mapping.crsHint')}</span>
      </label>
      <label>
        {t('tracks.mapping.offset')}
        <input type="number" step="0.25" min="-14" max="14" value={hours} onChange={(event) => setHours(event.target.value)} />
      </label>
      <div className="table-wide">
        <table className="figures" aria-label={t('tracks.mapping.sample', { file })}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {/* Rows of a file have nothing but their place to tell them apart. */}
            {sampleRows.slice(0, 3).map((row, line) => (
              <tr key={`${line}-${row.join('')}`}>
                {columns.map((column, index) => (
                  <td key={column}>{row[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="submit" className="primary" disabled={disabled}>
        {t('tracks.mapping.go')}
      </button>
    </form>
  );
}
