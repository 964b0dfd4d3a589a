import arabicBold from '@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf?url';
import arabic from '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf?url';
import bold from '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf?url';
import italic from '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf?url';
import regular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import chineseBold from 'sheet-font:@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf';
import chinese from 'sheet-font:@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
import { AtlasError } from '../domain/errors.ts';
import { fetchBytes } from '../domain/fetch-bytes.ts';
import type { FontFiles } from './lay-out-pdf.ts';
import type { FontName } from './set-by-script.ts';

/** Arabic and Chinese have no italics. */
const ADDRESSES: Readonly<Record<FontName, Readonly<Record<keyof FontFiles, string>>>> = {
  NotoSans: { regular, bold, italic },
  NotoSansArabic: { regular: arabic, bold: arabicBold, italic: arabic },
  NotoSansSC: { regular: chinese, bold: chineseBold, italic: chinese },
};

/**
 * A font of a PDF, from the page's own origin.
 * @throws AtlasError when it cannot be fetched
 */
export async function loadFont(font: FontName): Promise<FontFiles> {
  const addresses = ADDRESSES[font];
  const [regularFile, boldFile, italicFile] = await Promise.all([
    fetchFont(addresses.regular),
    fetchFont(addresses.bold),
    addresses.italic === addresses.regular ? undefined : fetchFont(addresses.italic),
  ]);
  return { regular: regularFile, bold: boldFile, italic: italicFile ?? regularFile };
}

async function fetchFont(url: string): Promise<Uint8Array> {
  return await fetchBytes(url).catch(() => {
    throw new AtlasError('pdf.fontsUnreachable', {}, { file: url });
  });
}
