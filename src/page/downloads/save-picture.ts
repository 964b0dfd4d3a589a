import { saveFile } from '../shared/save-file.ts';
import { type FramedPicture, pngOf } from './frame-picture.ts';

export const PICTURE_FORMATS = ['png', 'svg'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/**
 * Hand a picture to the person.
 * @param stem of the file, without ending
 * @throws AtlasError where the browser cannot draw it; the signal's reason when cancelled
 */
export async function savePicture(picture: FramedPicture, format: PictureFormat, stem: string, signal: AbortSignal): Promise<void> {
  const content = format === 'svg' ? picture.svg : await pngOf(picture);
  signal.throwIfAborted();
  saveFile(new Blob([content], { type: format === 'svg' ? 'image/svg+xml' : 'image/png' }), `${stem}.${format}`);
}
