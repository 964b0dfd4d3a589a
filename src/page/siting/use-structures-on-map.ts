import { useEffect } from 'react';
import type { LonLat } from '../../domain/crossings/types.ts';
import type { Stretch } from '../../domain/siting/profile.ts';
import { type SitingLine, stretchOfLine } from '../../domain/siting/siting-line.ts';
import { buildSitingLayers } from '../../map/layers/siting-layers.ts';
import { MAP_THEMES } from '../../map/style/theme.ts';
import { currentMap } from '../shared/current-map.ts';
import { useThemeName } from '../shared/theme.ts';

/** Structures on the map where they stand, for as long as they are on the page. */
export function useStructuresOnMap(
  places: readonly Stretch[],
  existing: readonly { readonly point: LonLat }[],
  line: Pick<SitingLine, 'parts'>,
  title: string,
): void {
  const theme = useThemeName();
  useEffect(() => {
    const lines = places.map(({ fromM, toM }) => stretchOfLine(line, fromM, toM));
    currentMap()?.setCells(
      buildSitingLayers(
        lines,
        existing.map(({ point }) => point),
        title,
        MAP_THEMES[theme],
      ),
    );
  }, [places, existing, line, title, theme]);
  useEffect(() => () => currentMap()?.setCells(undefined), []);
}
