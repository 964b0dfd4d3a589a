import type { Messages } from '../../translator.ts';

/** The texts of adding a barrier layer, in French. */
export const layers: Messages = {
  'addLayer.file': 'Depuis un fichier',
  'addLayer.fileFormats': 'Lignes en GeoJSON, Shapefile zippé, KML, GPX, GeoPackage ou FlatGeobuf. Le fichier est lu dans cette page et reste sur cette machine.',
  'addLayer.choose': 'Choisir un fichier de lignes',
  'addLayer.fileOf': 'Fichier de lignes : {kind}',
  'addLayer.reading': 'Lecture du fichier',
  'addLayer.address': 'Par son adresse',
  'addLayer.addressOf': 'Adresse d’une archive PMTiles : {kind}',
  'addLayer.asks':
    'Seules les tuiles utiles à un corridor ou à la carte sont lues, dans des archives de toute taille. Dès lors, cette page les demande à ce serveur, qui peut voir lesquelles.',
  'addLayer.read': 'Lire l’archive',
  'addLayer.readingArchive': 'Lecture de l’archive',
  'addLayer.sourceLayer': 'Couche dans l’archive',
  'addLayer.property': 'Seulement si cette propriété',
  'addLayer.choosePlease': 'Choisir',
  'addLayer.any': 'toutes les lignes',
  'addLayer.values': 'vaut l’une de (séparées par des virgules)',
  'addLayer.name': 'Nom',
  'addLayer.attribution': 'Crédit',
  'addLayer.licence': 'Licence, si connue',
  'addLayer.notStated': 'non précisé',
  'addLayer.add': 'Ajouter la couche',
  'addLayer.added': 'Vos couches : {kind}',
  'addLayer.remove': 'Retirer {title}',
  'addLayer.removeShort': 'Retirer',
  'addLayer.fileCredit': 'Votre fichier {file} ; non partagé',
};
