import { useId, useState } from 'react';
import { sitesThatQualify } from '../../../../domain/evidence/sites/describe-sites.ts';
import type { SitesEntry } from '../../../../domain/evidence/sites/sites-evidence.ts';
import { longerThan } from '../../../../domain/sites/find-gaps.ts';
import { namePopulation, nameSite } from '../../../../factsheet/evidence/sites/say-sites.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';

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
        <p>
          {unprotected.length === 0
            ? t('sites.noneUnprotected')
            : t('sites.unprotected', { sites: new Intl.ListFormat(lang, { type: 'unit' }).format(unprotected.map(nameSite)) })}
        </p>
      )}
      {unknown > 0 && <p className="quiet">{t('sites.protectionUnknown', { n: number(unknown) })}</p>}
      {file.network.stretches.length === 0 ? <p>{t('sites.tooFew')}</p> : <Stretches file={file} />}
    </section>
  );
}

/** Stretches longer than a distance, which a reader can choose. */
function Stretches({ file: { sites, populations, network } }: { readonly file: SitesEntry }) {
  const { t, lengthKm } = useTranslator();
  const { gapKm, stretches, unavoidable } = network;
  const [text, setText] = useState(String(gapKm));
  const field = useId();
  const names = new Map(sites.map((site) => [site.id, nameSite(site)]));
  const populationNames = new Map(populations.map((population) => [population.id, namePopulation(population)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const km = /^\d{1,5}(\.\d+)?$/.test(text) ? Number(text) : gapKm;
  const gaps = longerThan(stretches, km);
  return (
    <>
      <p>
        <label htmlFor={field}>{t('sites.gapLabel')}</label>{' '}
        <input id={field} inputMode="numeric" size={6} value={text} onChange={({ target }) => setText(target.value)} />
      </p>
      {gaps.length === 0 ? (
        <p>{t('sites.noGaps')}</p>
      ) : (
        <DataTable
          label={t('sites.gaps')}
          rows={gaps}
          keyOf={({ population, from, to }) => JSON.stringify([population, from, to])}
          columns={[
            { head: t('sites.column.from'), renderCell: ({ from }) => nameOf(from) },
            { head: t('sites.column.to'), renderCell: ({ to }) => nameOf(to) },
            populations.length > 1 && { head: t('sites.column.population'), renderCell: ({ population }) => populationNames.get(population) ?? population },
            { head: t('sites.column.distance'), numeric: true, renderCell: (stretch) => lengthKm(stretch.km) },
          ]}
        />
      )}
      {unavoidable.map(({ population, from, to, km: step }) => (
        <p key={population}>
          {populations.length > 1 && `${populationNames.get(population) ?? population}: `}
          {t('sites.unavoidable', { km: lengthKm(step), from: nameOf(from), to: nameOf(to) })}
        </p>
      ))}
      <p className="quiet">{t('sites.gapsNote')}</p>
    </>
  );
}
