import { useOriginal } from './use-original.ts';

interface SourceLinkProps {
  readonly source: { readonly citation: string; readonly url: string };
  /** Whether the date of the source stands beside it: its citation does not say it again. */
  readonly dated?: boolean;
}

/** Where a statement stands, by its authors and year. */
export function SourceLink({ source: { citation, url }, dated = false }: SourceLinkProps) {
  return (
    <a className="source" {...useOriginal()} href={url} title={citation} target="_blank" rel="noreferrer">
      {shortCitation(dated ? citation.replace(/,? as of [^,;]*\d{4}/, '') : citation)}
    </a>
  );
}

/** “Panzacchi, Van Moorter & Strand 2013, A road …” as “Panzacchi, Van Moorter & Strand 2013”; a bracket that it cuts open is closed. */
function shortCitation(citation: string): string {
  const short = /^.{3,60}?\b(?:19|20)\d{2}\b/.exec(citation)?.[0] ?? citation.split(',')[0] ?? citation;
  return short.lastIndexOf('(') > short.lastIndexOf(')') ? `${short})` : short;
}
