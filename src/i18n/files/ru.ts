import type { Message } from '../message.ts';

/** One file a part of the page. */
export const FILES = import.meta.glob<Readonly<Record<string, Message>>>('../messages/ru/*.json', { import: 'default' });
