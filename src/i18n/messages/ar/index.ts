import type { Messages } from '../../translator.ts';

export const ar: Messages = {};
