import { withTexts } from '../../i18n/languages.ts';
import { lazily } from '../shared/lazily.tsx';
import { Part } from '../shared/Part.tsx';
import type { HowProps } from './HowButton.tsx';

const HowButton = lazily(async () => (await withTexts(import('./HowButton.tsx'), 'explain', 'population', 'browse')).HowButton);

/** How the figures of a section were made: a button, and a popover with method, data, sample, uncertainty and command. */
export function How(props: HowProps) {
  return (
    <Part>
      <HowButton {...props} />
    </Part>
  );
}
