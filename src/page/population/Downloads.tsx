import type { Module, Population } from '../../domain/catalog/schema.ts';
import { useTranslator } from '../use-atlas.ts';

interface DownloadsProps {
  readonly population: Population;
  readonly module: Module;
  readonly catalogUrl: string;
}

/** Every file of a population, with its size, its licence and how to cite it. */
export function Downloads({ population: { downloads, layers }, module, catalogUrl }: DownloadsProps) {
  const { t, number } = useTranslator();
  const { licence, attribution, citation } = layers[0] ?? module;
  return (
    <>
      <ul className="downloads">
        {downloads.map(({ label, url, bytes }) => (
          <li key={url}>
            <a href={new URL(url, catalogUrl).href} download>{label}</a> <span className="quiet">{t('downloads.size', { size: number(Math.max(1, bytes / 1000), 0) })}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('downloads.rights', { licence, attribution, citation })}</p>
    </>
  );
}
