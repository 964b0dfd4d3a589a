/** A text, or one text for each plural category that a language tells apart (Unicode CLDR); `{name}` stands for a value. */
export type Message = string | ({ readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>);
