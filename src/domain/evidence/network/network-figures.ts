import * as v from 'valibot';
import { count, finite, iso3, PointSchema, positive, StatedInSchema, text } from '../../catalog/fields.ts';

// A network as it stands in an entry's file: that of an entry of its own, and that of tracks.

/** What animals do at a node, as far as a source says it. */
export const ACTIVITIES = ['breeding', 'nesting', 'inter-nesting', 'foraging', 'staging', 'non-breeding'] as const;
export type Activity = (typeof ACTIVITIES)[number];

const month = v.pipe(count, v.minValue(1), v.maxValue(12));

/** A node: a site where animals stay. What nobody says is left out, never 0. */
export const NetworkNodeSchema = v.object({
  id: text,
  name: v.optional(text),
  /** Its middle. */
  point: PointSchema,
  radiusM: v.optional(positive),
  activities: v.array(v.picklist(ACTIVITIES)),
  /** What else its source says of what animals do there, in the source's words. */
  otherActivities: v.optional(v.array(text)),
  individuals: v.optional(count),
  /** Days of all animals there. */
  days: v.optional(finite),
  /** Months (1 to 12) in which an animal was there. */
  months: v.optional(v.array(month)),
  /** Years, as its source writes them. */
  years: v.optional(text),
  /** The country that its middle lies in; neither country nor sea where that cannot be told. */
  country: v.optional(iso3),
  atSea: v.optional(v.literal(true)),
});

/** A link: who went from one node to another, and never by which way. */
export const NetworkLinkSchema = v.object({
  from: text,
  to: text,
  individuals: v.optional(count),
  movements: v.optional(count),
  /** Quarter of the compass that the movement sets out to; of networks from tracks. */
  heading: v.optional(v.picklist(['northward', 'eastward', 'southward', 'westward'])),
  /** Months (1 to 12) in which one set out. */
  months: v.optional(v.array(month)),
  /** The season, in the source's words. */
  season: v.optional(text),
});

/** Why a strength is not told. */
export const STRENGTH_UNTOLD = ['few', 'same', 'nodesOnly'] as const;

const monthList = v.pipe(v.array(month), v.minLength(1));

/** The months of two seasons, by the custodian's word and its source: the calendar alone names none. */
export const StatedSeasonsSchema = v.pipe(
  v.object({ breeding: monthList, nonBreeding: monthList, source: StatedInSchema }),
  v.check(({ breeding, nonBreeding }) => breeding.every((one) => !nonBreeding.includes(one)), 'a month is of one season'),
);
export type StatedSeasons = v.InferOutput<typeof StatedSeasonsSchema>;

export const StrengthSchema = v.object({
  /** From -1 to 1; left out where it cannot be told. */
  value: v.optional(finite),
  /** 2.5 % and 97.5 % of bootstraps over animals; left out where too few of them had a value. */
  interval: v.optional(v.tuple([finite, finite])),
  because: v.optional(v.picklist(STRENGTH_UNTOLD)),
});

export const ConnectivitySchema = v.object({
  /** Animals known in both seasons. */
  individuals: count,
  /** Ids of nodes: rows and columns of the counts. */
  origins: v.array(text),
  targets: v.array(text),
  counts: v.array(v.array(count)),
  rM: StrengthSchema,
  mc: StrengthSchema,
});

const lostShare = v.object({
  /** From 0 to 1. */
  value: finite,
  /** 2.5 % and 97.5 % of bootstraps over animals. */
  interval: v.optional(v.tuple([finite, finite])),
});

const ContributionSchema = v.object({
  /** A node's id; of countries ISO 3166-1 alpha-3, `sea`, or `untold`. */
  id: text,
  /** Animals whose chain of sites is no longer whole without it. */
  chains: lostShare,
  /** Of the links of all animals, those that begin or end there. */
  links: lostShare,
  /** Of the probability of connectivity. */
  connectivity: lostShare,
});

/** What a network would lose without each node, and without all nodes of each country: most first. */
export const ContributionsSchema = v.object({
  /** Animals that went from one node to another: all shares are theirs. */
  individuals: count,
  nodes: v.array(ContributionSchema),
  countries: v.array(ContributionSchema),
});

/** Why a network has no transitions and no strength. */
export const CONNECTIVITY_UNTOLD = ['notByLatitude', 'noneInBoth', 'noMigration', 'notStated', 'seasonsMixed', 'numbersUnknown', 'tooMany', 'noLinks'] as const;

export const NetworkSchema = v.object({
  nodes: v.array(NetworkNodeSchema),
  links: v.array(NetworkLinkSchema),
  connectivity: v.optional(ConnectivitySchema),
  untold: v.optional(v.picklist(CONNECTIVITY_UNTOLD)),
  /** Left out where nobody knows which animals went which way, or of fewer than three. */
  contributions: v.optional(ContributionsSchema),
  /** How it was computed from tracks; left out where it was read from tables. */
  computed: v.optional(
    v.object({
      /** Radius of a site, km, and whether a custodian gave it or the atlas chose it from how far the animals range, km. */
      radiusKm: positive,
      radiusFrom: v.picklist(['given', 'range']),
      rangeKm: finite,
      /** Shortest stay, days. */
      stayDays: positive,
      /** Animals tracked, and those of them that went from one node to another. */
      individuals: count,
      linkedIndividuals: count,
      stays: count,
      /** Seasons that the custodian states; left out where stays were told apart by the atlas's own rule. */
      seasons: v.optional(StatedSeasonsSchema),
    }),
  ),
});

export type NetworkFigures = v.InferOutput<typeof NetworkSchema>;
export type NetworkNodeFigures = NetworkFigures['nodes'][number];
export type NetworkLinkFigures = NetworkFigures['links'][number];
export type ConnectivityFigures = NonNullable<NetworkFigures['connectivity']>;
export type ContributionsFigures = NonNullable<NetworkFigures['contributions']>;
export type ContributionFigures = ContributionsFigures['nodes'][number];
export type StrengthFigures = ConnectivityFigures['mc'];
