import type { Content } from 'pdfmake/interfaces';
import { nameOfKnown } from '../../domain/catalog/known.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { inBrackets, semicolonOf } from '../../i18n/punctuation.ts';
import { layList, laySection } from '../lay.ts';
import { INK } from '../style.ts';
import { wrapWords } from '../words.ts';
import type { BriefInput, BriefLimits } from './brief-input.ts';
import { nameSome } from './say-brief.ts';

const line = (text: Content): Content => ({ text, margin: [0, 0, 0, 1.5] });

/** Names of an initiative, the longer first; of one whose long name is not in the reader's language, the short one that is. */
function nameInitiative(initiative: BriefInput['brief']['memberships'][number]['initiative'], lang: string): readonly [string, string] {
  const [name, short] = [textIn(initiative, 'name', lang), textIn(initiative, 'short', lang)];
  return name === initiative.name && short !== initiative.short ? [short, short] : [name, short];
}

/** The treaties and initiatives in which the country takes part, as far as lists say. */
export function describeTreaties({ brief, translator }: BriefInput): Content[] {
  const { t, lang, calendar } = translator;
  if (!brief.isKnown) return laySection(t('brief.treaties'), [line(t('brief.unknown'))]);
  const lines = brief.memberships.map(({ initiative, since }): Content => {
    const isSigned = initiative.kind === 'memorandum';
    const status =
      since === undefined
        ? t(isSigned ? 'known.signatory' : 'known.party')
        : t(isSigned ? 'known.signatorySince' : 'known.partySince', { since: calendar(since) });
    const [name, short] = nameInitiative(initiative, lang);
    return line([{ text: name === short ? name : `${name}${inBrackets(lang, short)}`, link: initiative.url, color: INK.link }, ` · ${status}`]);
  });
  return laySection(t('brief.treaties'), lines.length > 0 ? [...layList(lines), line(t('known.notWhole'))] : [line(t('brief.memberships.none'))]);
}

/** Species that are missing, who may hold them, and who holds what is here. */
export function describeMissing({ brief, catalog, translator }: BriefInput, limits: BriefLimits): Content[] {
  const { t, lang } = translator;
  const { gaps, holders, populations, others } = brief;
  const { compare } = new Intl.Collator(lang);
  const missing = gaps.map((species) => nameOfKnown(catalog, species, lang).name).toSorted(compare);
  const modules = new Map([...populations.map(({ entry }) => entry), ...others].map(({ module }) => [module.id, module]));
  const custodians = [...new Set([...modules.values()].map(({ custodian, contact }) => (contact === undefined ? custodian : `${custodian} (${contact})`)))];
  const content = [
    ...(missing.length > 0 ? [t('brief.gaps', { n: missing.length, names: nameSome(missing, limits.gaps, translator) })] : []),
    ...(holders.length > 0
      ? [
          t('brief.holders', {
            names: nameSome(
              holders.map(({ name }) => name),
              limits.holders,
              translator,
            ),
          }),
        ]
      : []),
    ...(custodians.length > 0 ? [t('brief.contacts', { names: custodians.join(semicolonOf(lang)) })] : []),
  ];
  return laySection(
    t('brief.missing'),
    content.map((text) => line(wrapWords(text, 40))),
  );
}
