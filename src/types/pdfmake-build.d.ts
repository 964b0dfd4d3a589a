/** The browser build of pdfmake, which runs in Node as well; its module is one object. */
declare module 'pdfmake/build/pdfmake.js' {
  import type { TCreatedPdf, TDocumentDefinitions, TFontDictionary, TVirtualFileSystem } from 'pdfmake/interfaces';

  const pdfmake: {
    createPdf(definition: TDocumentDefinitions): TCreatedPdf;
    addFonts(fonts: TFontDictionary): void;
    addVirtualFileSystem(files: TVirtualFileSystem): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
  };
  export default pdfmake;
}
