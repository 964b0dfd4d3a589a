import { useCallback } from 'react';
import { type Facet, NOT_STATED } from '../../domain/catalog/filter-entries.ts';
import { BARRIER_KINDS } from '../../domain/catalog/layer-kinds.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { EVIDENCE_KINDS, SPECIES_GROUPS } from '../../domain/evidence/kinds.ts';
import { isThreatKind } from '../../domain/threats/threat-kinds.ts';
import { IUCN_CATEGORIES } from '../../domain/catalog/species-status.ts';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';

/** The name of a month, 1 to 12, in full. */
export function monthName(month: number, lang: string): string {
  return new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2001, month - 1, 15));
}

/** What the values of facets are called, in the page's language. */
export function useValueWords(): (facet: Facet, value: string) => string {
  const { t, lang } = useTranslator();
  const { catalog } = useCatalog();
  const nameOf = useCountryName();
  return useCallback(
    (facet, value) => {
      const known = <Value extends string>(values: readonly Value[]): Value | undefined => values.find((one) => one === value);
      if (facet === 'group') {
        const group = known(SPECIES_GROUPS);
        return group ? t(`group.${group}`) : value;
      }
      if (facet === 'appendix') return value === NOT_STATED ? t('browse.appendix.none') : t('browse.appendix', { appendix: value });
      if (facet === 'category') {
        const category = known(IUCN_CATEGORIES);
        return category ? t(`browse.category.${category}`) : t('browse.category.none');
      }
      if (facet === 'country') return nameOf(value);
      if (facet === 'module') {
        const module = catalog.modules.find(({ id }) => id === value);
        return module ? textIn(module, 'title', lang) : value;
      }
      if (facet === 'month') return monthName(Number(value), lang);
      if (facet === 'evidence') {
        const kind = known(EVIDENCE_KINDS);
        return kind ? t(`browse.evidence.${kind}`) : value;
      }
      if (facet === 'threat') return isThreatKind(value) ? t(`threats.kind.${value}`) : value;
      const kind = known(BARRIER_KINDS);
      return kind ? t(`layer.${kind}`) : value;
    },
    [t, lang, catalog, nameOf],
  );
}
