import type { ThemeName } from './theme.ts';

/**
 * Colours of individuals, used in turn: hues of Okabe & Ito's palette, which people with any of the three
 * kinds of colour blindness can tell apart, set to a lightness that reads on the base map.
 */
export const TRACK_COLOURS: Readonly<Record<ThemeName, readonly string[]>> = {
  light: ['#005F99', '#A34600', '#00694F', '#97397A', '#6E6400', '#3A3A8C', '#00707D', '#4A4A4A'],
  dark: ['#63B8F0', '#F08A3C', '#45C79F', '#EBA0CB', '#F0E442', '#A9A9FF', '#63D5DC', '#E2E2E2'],
};

/** The colour of the n-th individual, from 0. */
export function trackColour(theme: ThemeName, n: number): string {
  const colours = TRACK_COLOURS[theme];
  return colours[n % colours.length]!;
}
