/** The address of a font without the letters that no sheet is likely to have (vite.sheet-fonts.ts). */
declare module 'sheet-font:*' {
  const url: string;
  export default url;
}
