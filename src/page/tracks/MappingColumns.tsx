/** More choices than this make no list that a person reads, and slow the page: then a name is typed. */
const MOST_CHOICES = 200;
/** Of a sample's table. */
const MOST_DRAWN = 30;
const SHOWN_ROWS = 3;
const LONGEST_CELL = 60;

interface ColumnFieldProps {
  readonly label: string;
  readonly columns: readonly string[];
  /** Id of the list of `TypedColumns`. */
  readonly typed: string;
  readonly value: string;
  readonly required: boolean;
  /** What is chosen where no column has it. */
  readonly none?: { readonly value: string; readonly label: string } | undefined;
  readonly onChange: (column: string) => void;
}

const choicesOf = (columns: readonly string[]): string[] => [...new Set(columns.slice(0, MOST_CHOICES))].filter((name) => name !== '');

/** The first of very many columns, for all fields in which one is typed; nothing of fewer. */
export function TypedColumns({ id, columns }: { readonly id: string; readonly columns: readonly string[] }) {
  if (columns.length <= MOST_CHOICES) return null;
  return (
    <datalist id={id}>
      {choicesOf(columns).map((name) => (
        <option key={name}>{name}</option>
      ))}
    </datalist>
  );
}

/** A column of a table, chosen from a list; of very many, by its name. */
export function ColumnField({ label, columns, typed, value, required, none, onChange }: ColumnFieldProps) {
  if (columns.length > MOST_CHOICES) {
    return (
      <label>
        {label}
        <input
          list={typed}
          required={required && value !== none?.value}
          value={value === none?.value ? '' : value}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    );
  }
  return (
    <label>
      {label}
      <select required={required} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">–</option>
        {none && <option value={none.value}>{none.label}</option>}
        {choicesOf(columns).map((name) => (
          <option key={name} value={name}>
            {name.slice(0, LONGEST_CELL)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The first rows of a table, as many columns as a person looks at. */
export function SampleTable({
  label,
  columns,
  rows,
}: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) {
  const drawn = columns.slice(0, MOST_DRAWN).map((name, index) => ({ name: name.slice(0, LONGEST_CELL), key: `${index} ${name}`, index }));
  return (
    <div className="table-wide">
      <table className="figures" aria-label={label}>
        <thead>
          <tr>
            {drawn.map(({ name, key }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
            {columns.length > MOST_DRAWN && <th scope="col">… ({columns.length})</th>}
          </tr>
        </thead>
        <tbody>
          {/* Rows of a file have nothing but their place to tell them apart. */}
          {rows.slice(0, SHOWN_ROWS).map((row, line) => (
            <tr key={`${line}-${row.slice(0, MOST_DRAWN).join('')}`}>
              {drawn.map(({ key, index }) => (
                <td key={key}>{row[index]?.slice(0, LONGEST_CELL)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
