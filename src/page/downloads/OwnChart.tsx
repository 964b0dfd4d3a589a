import { useTranslator } from '../shared/use-atlas.ts';
import { useTracksState } from '../tracks/use-tracks-state.ts';
import { type ChartProps, ChartTake } from './ChartTake.tsx';

/** Buttons that hand a chart of a person's own tracks over as a file, with what that person said of them. */
export function OwnChart(chart: ChartProps) {
  const { t } = useTranslator();
  const { custodian, licence, citation } = useTracksState().work.settings.rights;
  const unstated = t('tracks.rights.unstated');
  const about = { title: chart.what, licence: licence || unstated, attribution: custodian || unstated, citation: citation || unstated };
  return <ChartTake {...chart} about={about} />;
}
