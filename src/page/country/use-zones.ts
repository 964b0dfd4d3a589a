import { useMemo } from 'react';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { listZones, ZONES, type Zones } from './zones.ts';

/** The exclusive economic zones in which a country's page looks for corridors at sea. */
export function useZones(country: Country): Zones[] {
  const { t, lang } = useTranslator();
  const { layers } = useCatalog();
  const user = useAtlas((state) => state.userAreas[ZONES]);
  return useMemo(() => listZones(layers, user, country, { t, lang }), [layers, user, country, t, lang]);
}
