import type { LeftOut } from '../encounters/encounter.ts';

/** A receiver that stood at a place for a time, as a file says it. WGS 84 degrees. */
export interface Deployment {
  /** Its identifier in the network. */
  readonly id?: string;
  /** Serial number of the receiver. */
  readonly receiver?: string;
  /** Name of its station. */
  readonly name?: string;
  readonly lon: number;
  readonly lat: number;
  /** Milliseconds since 1970, as far as they are known; without an end it may still stand, or was never recovered. */
  readonly start?: number;
  readonly end?: number;
  readonly file: string;
  /** Line of the file, or row of its table, from 1. */
  readonly line: number;
}

/** One detection of a tag at a receiver. */
export interface Detection {
  /** The animal; never the tag, but where a file has an animal a tag. */
  readonly animal: string;
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  /** What was sent: the tag's code; the animal where the file names no tag. */
  readonly transmitter: string;
  readonly deployment?: string;
  readonly receiver?: string;
  readonly station?: string;
  readonly lon?: number;
  readonly lat?: number;
  /** Species as the file names it. */
  readonly species?: string;
  /** Which filter against false detections it still needs. */
  readonly filter: 'none' | 'isolated';
  readonly file: string;
  readonly line: number;
}

/** How a file of receivers or detections was read. */
export const RECEIVER_FORMATS = ['Motus', 'GLATOS', 'OTN', 'IMOS', 'ETN', 'actel'] as const;
export type ReceiverFormat = (typeof RECEIVER_FORMATS)[number];

/** What a file gave: receivers, detections, or both. */
export interface ReadReceivers {
  readonly file: string;
  readonly format: ReceiverFormat;
  readonly deployments: readonly Deployment[];
  readonly detections: readonly Detection[];
  /** Places of stations by name, where receivers are named after them (actel). */
  readonly places?: ReadonlyMap<string, { readonly lon: number; readonly lat: number }>;
  /** Receivers whose place another file holds. */
  readonly unplaced?: readonly Omit<Deployment, 'lon' | 'lat'>[];
  /** Tags that animals carry, where a file names them apart (actel). */
  readonly tags?: ReadonlySet<string>;
  readonly rowsRead: number;
  readonly leftOut: LeftOut;
}

/** Detections of more do not fit into the memory of a build beside what is made of them. */
export const MOST_DETECTIONS = 3_000_000;
/** Receivers of one name stand at one station where they are as near as this, metres: moorings are laid anew a little aside. */
export const STATION_WITHIN_M = 1000;
/** A run of fewer hits is taken for noise where Motus's own filter does not say: its rule for receivers that are not noisy. */
export const LEAST_RUN = 4;
/** A detection counts where another of the same tag at the same receiver lies within so many seconds: 30 times a delay of two minutes. */
export const SHORT_INTERVAL_S = 3600;
/**
 * An animal has left a station once it was not heard there for so many seconds while another heard it. Ranges overlap: a tag
 * between two receivers is heard now by the one and now by the other, as its signals come. The atlas's own choice: the delay
 * of two minutes from one signal to the next that the filter above rests on, in which a bird of 20 m/s goes 2.4 km.
 */
export const LEAST_GAP_S = 120;

/** Where the filters against false detections are written. */
export const RECEIVER_SOURCES = {
  motus: {
    citation: 'Motus public data filters',
    url: 'https://docs.motus.org/en/about-motus/how-data-are-processed/public-data-filters',
  },
  isolated: { citation: 'glatos, false detection filter after Pincock 2012', url: 'https://rdrr.io/pkg/glatos/man/false_detections.html' },
} as const;
