import type { Messages } from '../../translator.ts';

export const fr: Messages = {};
