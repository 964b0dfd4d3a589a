import type { Messages } from '../../translator.ts';

export const es: Messages = {};
