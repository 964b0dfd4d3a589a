/** The browser build of pdfmake, which runs in Node as well; its module is one object. */
declare module 'pdfmake/build/pdfmake.js' {
  import type { TCreatedPdf, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces';

  /** A part of a tagged PDF (pdfkit's PDFStructureElement). */
  export interface KitElement {
    add(child: KitElement | KitContent): void;
    end(): void;
  }
  /** A stretch of a page that belongs to one (pdfkit's PDFStructureContent). */
  export interface KitContent {
    readonly refs: readonly unknown[];
  }
  export interface KitElementOptions {
    readonly alt?: string;
    readonly actual?: string;
    readonly scope?: 'Column' | 'Row';
  }
  interface KitTextOptions {
    readonly destination?: string | undefined;
    readonly link?: string | null | undefined;
  }
  /** What of pdfkit's document pdfmake draws with, and what of it tags. */
  export interface KitDocument {
    text(text: string, x: number, y: number, options: KitTextOptions): KitDocument;
    image(source: string, x: number, y: number, options: object): KitDocument;
    link(x: number, y: number, w: number, h: number, url: string, options?: object): KitDocument;
    lineWidth(width: number): KitDocument;
    addPage(options?: object): KitDocument;
    end(): void;
    struct(type: string, options: KitElementOptions): KitElement;
    addStructure(element: KitElement): void;
    markContent(tag: string, options?: object): void;
    markStructureContent(tag: string): KitContent;
    endMarkedContent(): void;
    _currentStructureElement?: KitElement | undefined;
    font(source: unknown, family?: unknown, size?: number): KitDocument;
    /** Of the document's own pictures, by name; pdfmake's, not pdfkit's. */
    provideImage(name: string): KitPicture;
    openImage(source: string): KitPicture;
    ref(data?: Record<string, unknown>): KitReference;
    readonly images: Readonly<Record<string, unknown>>;
    readonly _imageRegistry: Record<string, KitPicture>;
    _imageCount: number;
    _font: KitFont | null;
    _fontCount: number;
    readonly _fontFamilies: Record<string, KitFont>;
  }

  /** An object of a file, which is written when its content is there (pdfkit's PDFReference). */
  export interface KitReference {
    readonly data: Record<string, unknown>;
  }
  /** pdfkit's PNGImage. */
  export interface KitPicture {
    readonly label: string;
    readonly width: number;
    readonly height: number;
    readonly orientation?: number;
    readonly obj: KitReference | null;
    embed(document: KitDocument): void;
  }

  /** A font file as fontkit has read it. */
  export interface KitFontFile {
    /** By their numbers, those that were asked for. */
    _glyphs: Record<number, unknown>;
  }
  /** A shaped stretch of a text. */
  export interface KitRun {
    readonly advanceWidth: number;
  }
  /** A font of one document (pdfkit's EmbeddedFont). */
  export interface KitFont {
    readonly font: KitFontFile;
    readonly constructor: new (document: KitDocument, file: KitFontFile, id: string) => KitFont;
    layoutRun(text: string, features?: unknown): KitRun;
  }

  const pdfmake: {
    /** Of `maxPagesNumber` only so many pages are drawn, of all that are laid out. */
    createPdf(definition: TDocumentDefinitions & { readonly maxPagesNumber?: number }): Omit<TCreatedPdf, 'getStream'> & { getStream(): Promise<KitDocument> };
    addFonts(fonts: TFontDictionary): void;
    /** Files are copied. */
    addVirtualFileSystem(files: Readonly<Record<string, { readonly data: Uint8Array }>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
  };
  export default pdfmake;
}
