import { writeFileSync } from 'node:fs';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { placeOfPassage, quantilesOfPassage } from '../domain/siting/describe-use.ts';
import type { LineSiting } from '../domain/siting/site-line.ts';
import { describeSiting, figure, metres, writeSitingCsv, writeSitingGeojson } from '../domain/siting/siting-files.ts';

interface Written {
  readonly out: string | undefined;
  readonly group: string | undefined;
  readonly spanM: number;
  readonly accuracyM: number | undefined;
  readonly ms: number;
  readonly notes: readonly string[];
}

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

function describe(result: LineSiting, { notes, ms, ...asked }: Written) {
  const { use } = result;
  const time = (ms0: number): string => new Date(ms0).toISOString();
  return {
    ...describeSiting(result, asked),
    events: use.passages.map((passage) => {
      const [q5, q25, q50, q75, q95] = quantilesOfPassage(passage, QUANTILES).map(metres);
      return {
        individual: passage.individual,
        from: time(passage.from),
        to: time(passage.to),
        atM: metres(placeOfPassage(passage)),
        quantilesM: { '5': q5, '25': q25, '50': q50, '75': q75, '95': q95 },
        probability: figure(passage.probability),
      };
    }),
    possible: use.possible.map(({ individual, from, to, atM, probability }) => ({
      individual,
      from: time(from),
      to: time(to),
      atM: metres(atM),
      probability: figure(probability),
    })),
    notes,
    ms: Math.round(ms * 1000) / 1000,
  };
}

/** Print what siting came to, or write it to a file and print what stands in it. @throws AtlasError where it cannot be written */
export function writeSiting(result: LineSiting, context: Written): void {
  const described = describe(result, context);
  const { out } = context;
  if (out === undefined) {
    console.log(JSON.stringify(described));
    return;
  }
  const content = out.endsWith('.csv')
    ? writeSitingCsv(described)
    : out.endsWith('.geojson')
      ? writeSitingGeojson(described, result.line)
      : `${JSON.stringify(described)}\n`;
  try {
    writeFileSync(out, content);
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: out, detail: reasonOf(error) }, { field: 'out' });
  }
  const { structures, shareServed, interval, individuals, notes, ms } = described;
  console.log(JSON.stringify({ structures, shareServed, interval, individuals, notes, ms }));
}
