/** What every exported file says of the data in it: licence, attribution and citation of their source. */
export interface Rights {
  readonly licence: string;
  readonly attribution: string;
  readonly citation: string;
}
