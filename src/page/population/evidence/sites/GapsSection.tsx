import { useId, useState } from 'react';
import { sitesThatQualify } from '../../../../domain/evidence/sites/describe-sites.ts';
import type { SitesEntry } from '../../../../domain/evidence/sites/sites-evidence.ts';
import { longerThan } from '../../../../domain/sites/find-gaps.ts';
import { namePopulation, nameSite } from '../../../../factsheet/evidence/sites/say-sites.ts';
import { listItems } from '../../../../i18n/list-names.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { markOfPair } from '../../../../i18n/pair.ts';

/** Sites that hold one percent and are unprotected, and stretches between such sites that are long. */
export function GapsSection({ file }: { readonly file: SitesEntry }) {
  const { t, number, lang } = useTranslator();
  const good = sitesThatQualify(file);
  const unprotected = good.filter((site) => site.protected === 'no');
  const unknown = good.filter((site) => site.protected === undefined).length;
  return (
    <section>
      <h2>{t('sites.network')}</h2>
      {good.length > unknown && (
        <p>{unprotected.length === 0 ? t('sites.noneUnprotected') : t('sites.unprotected', { sites: listItems(unprotected.map(nameSite), lang) })}</p>
      )}
      {unknown > 0 && <p className="quiet">{t('sites.protectionUnknown', { n: number(unknown) })}</p>}
      {file.network.stretches.length === 0 ? <p>{t('sites.tooFew')}</p> : <Stretches file={file} />}
    </section>
  );
}

/** Stretches longer than a distance, which a reader can choose. */
function Stretches({ file: { sites, populations, network } }: { readonly file: SitesEntry }) {
  const { t, lengthKm, lang } = useTranslator();
  const { gapKm, stretches, unavoidable } = network;
  const [text, setText] = useState(String(gapKm));
  const field = useId();
  const said = useId();
  const names = new Map(sites.map((site) => [site.id, nameSite(site)]));
  const populationNames = new Map(populations.map((population) => [population.id, namePopulation(population)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  // A field of numbers is empty where what stands in it is none.
  const isDistance = text !== '' && Number(text) >= 0;
  const gaps = isDistance ? longerThan(stretches, Number(text)) : [];
  const note = isDistance ? (gaps.length === 0 ? t('sites.noGaps') : undefined) : t('sites.gapInvalid');
  return (
    <>
      <p>
        <label htmlFor={field}>{t('sites.gapLabel')}</label>{' '}
        <input
          id={field}
          type="number"
          min={0}
          step="any"
          required
          value={text}
          aria-invalid={!isDistance}
          aria-describedby={note === undefined ? undefined : said}
          onChange={({ target }) => setText(target.value)}
        />
      </p>
      {note !== undefined && (
        <p id={said} role="status">
          {note}
        </p>
      )}
      {gaps.length > 0 && (
        <DataTable
          label={t('sites.gaps')}
          rows={gaps}
          keyOf={({ population, from, to }) => JSON.stringify([population, from, to])}
          columns={[
            { head: t('network.column.from'), renderCell: ({ from }) => nameOf(from) },
            { head: t('network.column.to'), renderCell: ({ to }) => nameOf(to) },
            populations.length > 1 && { head: t('sites.column.population'), renderCell: ({ population }) => populationNames.get(population) ?? population },
            { head: t('sites.column.distance'), numeric: true, renderCell: (stretch) => lengthKm(stretch.km) },
          ]}
        />
      )}
      {unavoidable.map(({ population, from, to, km: step }) => (
        <p key={population}>
          {populations.length > 1 && `${populationNames.get(population) ?? population}${markOfPair(lang)}`}
          {t('sites.unavoidable', { km: lengthKm(step), from: nameOf(from), to: nameOf(to) })}
        </p>
      ))}
      <p className="quiet">{t('sites.gapsNote')}</p>
    </>
  );
}
