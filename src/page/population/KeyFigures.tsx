import type { Population } from '../../domain/catalog/schema.ts';
import { useTranslator } from '../use-atlas.ts';

/** The size of the sample behind every figure of the page. */
export function KeyFigures({ sample }: { readonly sample: Population['sample'] }) {
  const { t, number } = useTranslator();
  const years = sample.firstYear === sample.lastYear ? String(sample.firstYear) : `${sample.firstYear}–${sample.lastYear}`;
  const figures: [string, string][] = [
    [t('figures.animals'), number(sample.individuals)],
    [t('figures.fixes'), number(sample.fixes)],
    [t('figures.years'), years],
    [t('figures.sequences'), number(sample.sequences)],
  ];
  return (
    <dl className="key-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
