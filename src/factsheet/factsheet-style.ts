/** A4 portrait, points. */
export const PAGE = { margin: 42, width: 595.28 - 2 * 42 } as const;

/** The sheet's one scale, points. */
export const SIZE = { small: 8, body: 9, lead: 11.5, section: 11.5, title: 20 } as const;

/** Text colours keep at least 4.5:1 on white. */
export const INK = { text: '#1B2226', quiet: '#56626A', link: '#0B5D4B', rule: '#D5DADC', warning: '#7A2E0E' } as const;

export const FONT = 'NotoSans';
