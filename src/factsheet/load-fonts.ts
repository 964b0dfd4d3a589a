import bold from '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf?url';
import italic from '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf?url';
import regular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import { AtlasError } from '../domain/errors.ts';
import type { PdfFonts } from './lay-out-pdf.ts';

/**
 * The fonts a PDF is set in, from the page's own origin.
 * @throws AtlasError when one cannot be fetched
 */
export async function loadFonts(): Promise<PdfFonts> {
  const [regularFile, boldFile, italicFile] = await Promise.all([fetchFont(regular), fetchFont(bold), fetchFont(italic)]);
  return { 'regular.ttf': regularFile, 'bold.ttf': boldFile, 'italic.ttf': italicFile };
}

/** A font file in base64, as pdfmake takes it. */
async function fetchFont(url: string): Promise<string> {
  const fault = (): AtlasError => new AtlasError('pdf.fontsUnreachable', {}, { file: url });
  const response = await fetch(url).catch(() => {
    throw fault();
  });
  if (!response.ok) throw fault();
  const bytes = new Uint8Array(await response.arrayBuffer());
  const parts: string[] = [];
  // In slices: a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(from, from + 0x8000)));
  return btoa(parts.join(''));
}
