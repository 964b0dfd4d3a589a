import * as v from 'valibot';
import { SPECIES_GROUPS } from '../evidence/kinds.ts';
import { FactSchema } from './fact.ts';
import { id, iso3, StatedInSchema, text, translations } from './fields.ts';
import { idOfNamed, INITIATIVE_KINDS, LOADERS } from './known-kinds.ts';
import { BARRIER_KINDS } from './layer-kinds.ts';
import { REGION_NAMES } from './regions.ts';

// What is known of migration beyond this atlas's own entries: treaties and initiatives, who is in them, which species they
// name where, and who holds data. Every list says where it stands, and of when it is.

const day = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD'));

/** Where a list stands, and the day, month or year that it is of; left out where its page bears no date. */
const ListSourceSchema = v.object({ ...StatedInSchema.entries, asOf: v.optional(day) });
export type ListSource = v.InferOutput<typeof ListSourceSchema>;

/** Countries that a source names; each once. */
const CountriesSchema = v.pipe(
  v.array(iso3),
  v.minLength(1),
  v.check((countries) => new Set(countries).size === countries.length, 'names a country twice'),
);

/** Countries, by one source: its key in `sources`. */
const RangeSchema = v.object({ source: id, countries: CountriesSchema });

const NamedSpeciesSchema = v.pipe(
  v.object({
    /** As the source writes it; left out where it gives none. */
    scientific: v.optional(text),
    /** In English, as the source gives it; left out where it gives none. */
    common: v.optional(text),
    translations: translations('common'),
    group: v.picklist(SPECIES_GROUPS),
    /** Range States, or where the source says that the species is; left out where no source here says so by country. */
    range: v.optional(v.array(RangeSchema), []),
  }),
  v.check(({ scientific, common }) => scientific !== undefined || common !== undefined, 'a species needs a name'),
);
export type NamedSpecies = v.InferOutput<typeof NamedSpeciesSchema>;

/** `data/initiatives/ID.json`: one convention, agreement, memorandum or initiative. */
export const InitiativeSchema = v.pipe(
  v.object({
    $schema: v.optional(v.string()),
    id,
    kind: v.picklist(INITIATIVE_KINDS),
    name: text,
    /** What people call it: “AEWA”. */
    short: text,
    /** What else it is called, in any language: “Bonn Convention”. */
    names: v.optional(v.array(text), []),
    translations: translations('name', 'short'),
    url: text,
    about: FactSchema,
    sources: v.record(id, ListSourceSchema),
    /** Who takes part. `since`: the year or day from which. Not named here is not “not a member” unless `complete`. */
    members: v.optional(
      v.object({
        complete: v.boolean(),
        lists: v.array(v.object({ source: id, since: v.optional(v.record(iso3, day), {}), undated: v.optional(v.array(iso3), []) })),
      }),
    ),
    /** Countries of its area, as a whole: not every species of it is in each. */
    range: v.optional(v.array(RangeSchema), []),
    species: v.optional(v.array(v.object({ source: id, list: v.array(NamedSpeciesSchema) })), []),
    /** Kinds of barrier that its documents name. */
    barriers: v.optional(v.array(v.object({ source: id, kinds: v.array(v.picklist(BARRIER_KINDS)) })), []),
    /** Who holds its layers: ids of holders. */
    holders: v.optional(v.array(id), []),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { sources, members, range, species, barriers } = dataset.value;
    const named = species.flatMap(({ list }) => list);
    const used = [...(members?.lists ?? []), ...range, ...species, ...barriers, ...named.flatMap((one) => one.range)].map(({ source }) => source);
    for (const key of new Set(used)) if (!Object.hasOwn(sources, key)) addIssue({ message: `there is no source "${key}" among its sources` });
    for (const key of Object.keys(sources)) if (!used.includes(key)) addIssue({ message: `nothing rests on the source "${key}"` });
    const twice = (keys: readonly string[], what: string): void => {
      const seen = keys.find((key, at) => keys.indexOf(key) !== at);
      if (seen !== undefined) addIssue({ message: `${what} "${seen}" stands twice` });
    };
    twice(
      (members?.lists ?? []).flatMap(({ since, undated }) => [...Object.keys(since), ...undated]),
      'the member',
    );
    twice(named.map(idOfNamed), 'the species');
  }),
);
export type Initiative = v.InferOutput<typeof InitiativeSchema>;

/** Who holds data that this atlas has not: what, of which animals and countries, on which terms, and how to load them. */
export const HolderSchema = v.object({
  id,
  name: text,
  /** What people call it, or what it holds, besides. */
  names: v.optional(v.array(text), []),
  holds: text,
  /** On which terms, as far as a source says. */
  terms: v.optional(text),
  translations: translations('holds', 'terms'),
  url: text,
  /** Kinds of animals; all where left out. */
  groups: v.optional(v.pipe(v.array(v.picklist(SPECIES_GROUPS)), v.minLength(1))),
  /** Countries, and regions of several; everywhere where both are left out. */
  countries: v.optional(CountriesSchema),
  regions: v.optional(v.pipe(v.array(v.picklist(REGION_NAMES)), v.minLength(1))),
  /** Whether it is of the sea alone: for countries with a coast. */
  sea: v.optional(v.boolean()),
  load: v.picklist(LOADERS),
  source: StatedInSchema,
});
export type Holder = v.InferOutput<typeof HolderSchema>;

/** `data/initiatives/holders.json`. */
export const HoldersSchema = v.object({ $schema: v.optional(v.string()), holders: v.array(HolderSchema) });

/** `known/known.json`: all of the above, fetched by pages that say something of it. */
export const KnownFileSchema = v.object({
  version: v.literal(1),
  initiatives: v.array(InitiativeSchema),
  holders: v.array(HolderSchema),
});
export type KnownFile = v.InferOutput<typeof KnownFileSchema>;
