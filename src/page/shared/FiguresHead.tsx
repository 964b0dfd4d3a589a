interface FiguresHeadProps {
  /** Heads of the columns of words, the first of which heads the rows. */
  readonly texts: readonly string[];
  /** Heads of the columns of figures, which stand at the end of the line; those that are `false` are left out. */
  readonly figures: readonly (string | false)[];
}

/** The head of a table of figures: what its rows are of, then what is counted or measured. */
export function FiguresHead({ texts, figures }: FiguresHeadProps) {
  return (
    <thead>
      <tr>
        {texts.map((text, at) => (
          <th key={at} scope="col">
            {text}
          </th>
        ))}
        {figures.map(
          (figure, at) =>
            figure !== false && (
              <th key={at} scope="col" className="numeric">
                {figure}
              </th>
            ),
        )}
      </tr>
    </thead>
  );
}
