// Code tables of the EURING Exchange Code 2020, version 202 (The EURING Exchange Code 2020, ISBN 978-952-94-4399-4). What
// each code means is said by the message catalogues (`encounters.json`: `condition.CODE`, `circumstances.CODE`).

/** Radius of the circle that an event lay in, metres, by the accuracy of its co-ordinates. 9 and Z know the country or region alone; 8 is reserved. */
export const RADIUS_M: Readonly<Record<string, number>> = {
  0: 1_000,
  1: 5_000,
  2: 10_000,
  3: 20_000,
  4: 50_000,
  5: 100_000,
  6: 500_000,
  7: 1_000_000,
  A: 1,
  B: 5,
  C: 10,
  D: 50,
  E: 100,
  F: 500,
  G: 1_000,
  H: 5_000,
  I: 10_000,
  J: 50_000,
  K: 100_000,
  L: 500_000,
  M: 1_000_000,
};

/** Days before and after the date within which an event lay, by the accuracy of the date; 8 knows some years only, 9 nothing. */
export const WITHIN_DAYS: Readonly<Record<string, number>> = { 0: 0, 1: 1, 2: 3, 3: 7, 4: 14, 5: 42, 6: 92, 7: 183 };

/** In what condition birds are found. */
export const CONDITIONS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Dead for more than a week: the date is not that of its death. */
export const LONG_DEAD: Condition = '3';

/** Under which circumstances birds are found; codes that the manual leaves undefined are not here. */
export const CIRCUMSTANCES = [
  '00',
  '01',
  '02',
  '03',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '19',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
  '29',
  '30',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '37',
  '38',
  '40',
  '41',
  '42',
  '43',
  '44',
  '45',
  '46',
  '47',
  '48',
  '49',
  '50',
  '51',
  '52',
  '53',
  '54',
  '55',
  '56',
  '57',
  '58',
  '59',
  '60',
  '61',
  '62',
  '63',
  '64',
  '65',
  '66',
  '67',
  '68',
  '69',
  '70',
  '71',
  '72',
  '73',
  '74',
  '75',
  '76',
  '77',
  '78',
  '80',
  '81',
  '82',
  '83',
  '84',
  '85',
  '86',
  '87',
  '88',
  '89',
  '91',
  '99',
] as const;

/** Only the ring, or leg and ring, was found: nobody knows when the bird died. */
export const RING_ALONE: readonly string[] = ['02', '03'];

/** Metal ring information of a bird that gets its first ring. */
export const RINGING: readonly string[] = ['1', '2', '3'];

/** Moved before it was encountered: by accident, on purpose, by water. */
export const MOVED: readonly string[] = ['2', '4', '6'];
