import { useId, useState, type FormEvent } from 'react';
import type { MappingQuestion } from '../../domain/tracks/import/import-types.ts';
import { TIME_FORMS, type TimeForm } from '../../domain/tracks/import/parse-local-time.ts';
import type { Role, TableMapping } from '../../domain/tracks/import/table-mapping.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { ColumnField, SampleTable, TypedColumns } from './MappingColumns.tsx';

/** What most tables have, and what few have. */
const USUAL = ['individual', 'time', 'x', 'y'] as const satisfies readonly Role[];
const FURTHER = [
  'timeOfDay',
  'year',
  'month',
  'day',
  'dayOfYear',
  'hour',
  'minute',
  'second',
  'gpsWeek',
  'secondOfWeek',
  'point',
  'northSouth',
  'eastWest',
  'zone',
  'error',
] as const satisfies readonly Role[];

/** In place of a column's name: no column names the animal. */
const ONE_ANIMAL = '\u0000';

/** Places that a browser knows the clock of. */
const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

interface MappingFormProps {
  readonly question: MappingQuestion;
  /** While an answer is tried. */
  readonly disabled: boolean;
  readonly onMapped: (mapping: TableMapping) => void;
}

/** Which column of a table holds what, how its times are written and by which clock, with its first rows to judge by. */
export function MappingForm({ question, disabled, onMapped }: MappingFormProps) {
  const { file, columns, sampleRows, asks, suggestion, statedZone } = question;
  const { t } = useTranslator();
  const id = useId();
  const [map, setMap] = useState<NonNullable<TableMapping['map']>>({ ...suggestion.map, ...(suggestion.oneAnimal ? { individual: ONE_ANIMAL } : {}) });
  const [timeForm, setTimeForm] = useState<TimeForm | ''>(suggestion.timeForm ?? '');
  const [zone, setZone] = useState(suggestion.zone ?? (suggestion.map?.zone === undefined ? 'UTC' : ''));
  const [crs, setCrs] = useState(suggestion.crs ?? 'EPSG:4326');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = Object.fromEntries(
      Object.entries(map).filter(
        ([role, column]) => column !== '' && column !== ONE_ANIMAL && !(hasPoint && (role === 'x' || role === 'y')) && !(isSplit && role === 'time'),
      ),
    );
    onMapped({
      map: said,
      ...(map.individual === ONE_ANIMAL ? { oneAnimal: true } : {}),
      crs,
      ...(zone.trim() === '' ? {} : { zone: zone.trim() }),
      ...(timeForm === '' ? {} : { timeForm }),
    });
  };
  const hasPoint = (map.point ?? '') !== '';
  const isSplit = (map.year ?? '') !== '' || (map.gpsWeek ?? '') !== '';
  const field = (role: Role, required: boolean) => (
    <ColumnField
      key={role}
      label={t(role === 'zone' ? 'tracks.mapping.zoneColumn' : `tracks.mapping.${role}`)}
      columns={columns}
      typed={`${id}-columns`}
      value={map[role] ?? ''}
      required={required}
      none={role === 'individual' ? { value: ONE_ANIMAL, label: t('tracks.mapping.oneAnimal') } : undefined}
      onChange={(column) => setMap({ ...map, [role]: column })}
    />
  );
  return (
    <form className="form" onSubmit={submit}>
      <h2>{t('tracks.mapping.title')}</h2>
      <p>{describeQuestion(question, t)}</p>
      <TypedColumns id={`${id}-columns`} columns={columns} />
      {USUAL.map((role) => field(role, role === 'individual' || (role === 'time' ? !isSplit : !hasPoint)))}
      <label>
        {t('tracks.mapping.timeForm')}
        <select value={timeForm} required={asks === 'timeForm'} onChange={(event) => setTimeForm(TIME_FORMS.find((form) => form === event.target.value) ?? '')}>
          <option value="">{asks === 'timeForm' ? '–' : t('tracks.mapping.timeForm.auto')}</option>
          {TIME_FORMS.map((form) => (
            <option key={form} value={form}>
              {t(`tracks.mapping.timeForm.${form}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('tracks.mapping.zone')}
        <input list={`${id}-zones`} value={zone} onChange={(event) => setZone(event.target.value)} />
        <span className="quiet">
          {statedZone ? t('tracks.mapping.zoneStated', { row: String(statedZone.row), text: statedZone.text }) : t('tracks.mapping.zoneHint')}
        </span>
      </label>
      <datalist id={`${id}-zones`}>
        {ZONES.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <label>
        {t('tracks.mapping.crs')}
        <input required value={crs} onChange={(event) => setCrs(event.target.value)} />
        <span className="quiet">{t('tracks.mapping.crsHint')}</span>
      </label>
      <details open={FURTHER.some((role) => suggestion.map?.[role] !== undefined)}>
        <summary>{t('tracks.mapping.further')}</summary>
        <div className="form">{FURTHER.map((role) => field(role, false))}</div>
      </details>
      <SampleTable label={t('tracks.mapping.sample', { file })} columns={columns} rows={sampleRows} />
      <button type="submit" className="primary" disabled={disabled}>
        {t('tracks.mapping.go')}
      </button>
    </form>
  );
}

function describeQuestion({ asks, file, dates, suggestion }: MappingQuestion, t: ReturnType<typeof useTranslator>['t']): string {
  if (asks === 'all') return t('tracks.mapping.again', { file });
  if (!dates) return t('tracks.mapping.lead', { file });
  if (suggestion.timeForm === 'excel') return t('tracks.mapping.serials', { file, field: dates.field, text: dates.text });
  if (suggestion.timeForm === 'decimal-year') return t('tracks.mapping.decimalYears', { file, field: dates.field, text: dates.text });
  return t('tracks.mapping.dates', { file, ...dates });
}
