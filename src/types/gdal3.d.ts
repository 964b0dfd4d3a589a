/** gdal3.js ships no types for its Node entry; only what the tests call is declared. */
declare module 'gdal3.js/node.js' {
  export interface GdalDataset {
    readonly pointer: number;
    readonly path: string;
    readonly type: 'vector' | 'raster';
  }
  export interface GdalInfo {
    readonly layers: readonly { readonly name: string; readonly featureCount: number }[];
  }
  export interface Gdal {
    open(files: string | readonly string[], openOptions?: readonly string[]): Promise<{ datasets: readonly GdalDataset[]; errors: readonly unknown[] }>;
    getInfo(dataset: GdalDataset): Promise<GdalInfo>;
    ogr2ogr(dataset: GdalDataset, options: readonly string[]): Promise<{ local: string }>;
    getFileBytes(path: { local: string }): Promise<Uint8Array>;
    close(dataset: GdalDataset): Promise<void>;
  }
  export default function initGdalJs(options?: {
    path?: string;
    logHandler?: (message: string) => void;
    errorHandler?: (message: string) => void;
  }): Promise<Gdal>;
}
