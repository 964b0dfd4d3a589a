/** What was seen: the oldest is forgotten when there is too much of it. */
export const SEEN = 'atlas-seen-1';
/** What a person asked to keep. */
export const KEPT = 'atlas-kept-1';
