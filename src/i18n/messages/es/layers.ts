import type { Messages } from '../../translator.ts';

/** The texts of adding a barrier layer, in Spanish. */
export const layers: Messages = {
  'addLayer.file': 'Desde un archivo',
  'addLayer.fileFormats': 'Líneas en GeoJSON, Shapefile comprimido (ZIP), KML, GPX, GeoPackage o FlatGeobuf. El archivo se lee en esta página y no sale de este equipo.',
  'addLayer.choose': 'Elegir un archivo de líneas',
  'addLayer.fileOf': 'Archivo de líneas: {kind}',
  'addLayer.reading': 'Leyendo el archivo',
  'addLayer.address': 'Por su dirección',
  'addLayer.addressOf': 'Dirección de un archivo PMTiles: {kind}',
  'addLayer.asks': 'De archivos de cualquier tamaño solo se leen las teselas que necesitan un corredor o el mapa. Desde ese momento, esta página las pide a ese servidor, que puede ver cuáles son.',
  'addLayer.read': 'Leer el archivo',
  'addLayer.readingArchive': 'Leyendo el archivo PMTiles',
  'addLayer.sourceLayer': 'Capa del archivo',
  'addLayer.choosePlease': 'Elija una',
  'addLayer.property': 'Solo donde esta propiedad',
  'addLayer.any': 'todas las líneas',
  'addLayer.values': 'es una de estas (separadas por comas)',
  'addLayer.name': 'Nombre',
  'addLayer.attribution': 'Atribución',
  'addLayer.licence': 'Licencia, si se conoce',
  'addLayer.notStated': 'no indicada',
  'addLayer.add': 'Añadir la capa',
  'addLayer.added': 'Sus capas: {kind}',
  'addLayer.remove': 'Quitar {title}',
  'addLayer.removeShort': 'Quitar',
  'addLayer.fileCredit': 'Su archivo {file}; no se comparte',
};
