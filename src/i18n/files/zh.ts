import { loadHanFont } from '../han-font.ts';
import type { Message } from '../message.ts';

/** One file a part of the page. */
export const FILES = import.meta.glob<Readonly<Record<string, Message>>>('../messages/zh/*.json', { import: 'default' });

// Their letters come with them. Without the web font a system that lacks them draws boxes, and the page works.
loadHanFont().catch(() => undefined);
