/**
 * Genera of birds and mammals that live at sea, by family: of them no fix at sea is a surprise. Gulls, cormorants, pelicans, sea
 * ducks, divers, grebes and phalaropes are among them, though many of them are seen inland too.
 */
const BY_FAMILY = {
  Spheniscidae: 'Aptenodytes Eudyptes Eudyptula Megadyptes Pygoscelis Spheniscus',
  Diomedeidae: 'Diomedea Phoebastria Phoebetria Thalassarche',
  Oceanitidae: 'Fregetta Garrodia Nesofregetta Oceanites Pelagodroma',
  Hydrobatidae: 'Hydrobates Oceanodroma',
  Procellariidae:
    'Aphrodroma Ardenna Bulweria Calonectris Daption Fulmarus Halobaena Macronectes Pachyptila Pagodroma Pelecanoides Procellaria Pseudobulweria Pterodroma Puffinus Thalassoica',
  Phaethontidae: 'Phaethon',
  Fregatidae: 'Fregata',
  Sulidae: 'Morus Papasula Sula',
  Phalacrocoracidae: 'Gulosus Leucocarbo Microcarbo Nannopterum Phalacrocorax Poikilocarbo Urile',
  Pelecanidae: 'Pelecanus',
  Laridae:
    'Anous Chlidonias Chroicocephalus Creagrus Gelochelidon Gygis Hydrocoloeus Hydroprogne Ichthyaetus Larosterna Larus Leucophaeus Onychoprion Pagophila Phaetusa Rhodostethia Rissa Rynchops Saundersilarus Sterna Sternula Thalasseus Xema',
  Stercorariidae: 'Catharacta Stercorarius',
  Alcidae: 'Aethia Alca Alle Brachyramphus Cepphus Cerorhinca Fratercula Ptychoramphus Synthliboramphus Uria',
  Anatidae: 'Bucephala Camptorhynchus Clangula Histrionicus Melanitta Mergus Polysticta Somateria Tachyeres',
  Gaviidae: 'Gavia',
  Podicipedidae: 'Aechmophorus Podiceps',
  Scolopacidae: 'Phalaropus',
  Phocidae: 'Cystophora Erignathus Halichoerus Histriophoca Hydrurga Leptonychotes Lobodon Mirounga Monachus Neomonachus Ommatophoca Pagophilus Phoca Pusa',
  Otariidae: 'Arctocephalus Callorhinus Eumetopias Neophoca Otaria Phocarctos Zalophus',
  Odobenidae: 'Odobenus',
  Mustelidae: 'Enhydra',
  Sirenia: 'Dugong Trichechus',
  Balaenidae: 'Balaena Eubalaena Caperea',
  Balaenopteridae: 'Balaenoptera Megaptera Eschrichtius',
  Physeteroidea: 'Kogia Physeter',
  Ziphiidae: 'Berardius Hyperoodon Indopacetus Mesoplodon Tasmacetus Ziphius',
  Monodontidae: 'Delphinapterus Monodon',
  Phocoenidae: 'Neophocaena Phocoena Phocoenoides',
  Delphinidae:
    'Cephalorhynchus Delphinus Feresa Globicephala Grampus Lagenodelphis Lagenorhynchus Leucopleurus Lissodelphis Orcaella Orcinus Peponocephala Pontoporia Pseudorca Sagmatias Sotalia Sousa Stenella Steno Tursiops',
  Cheloniidae: 'Caretta Chelonia Eretmochelys Lepidochelys Natator Dermochelys',
} as const;

/** Mammals that walk far over the ice of the sea. */
const SPECIES = ['Ursus maritimus', 'Vulpes lagopus', 'Alopex lagopus'];

const GENERA: ReadonlySet<string> = new Set(Object.values(BY_FAMILY).flatMap((genera) => genera.split(' ')));

/** Whether animals of a scientific name are at home at sea or on its ice; false of names that are not listed. */
export function isNamedAtSea(scientific: string): boolean {
  const [genus = '', epithet = ''] = scientific.trim().split(/[\s_]+/);
  const name = genus.slice(0, 1).toUpperCase() + genus.slice(1).toLowerCase();
  return GENERA.has(name) || SPECIES.includes(`${name} ${epithet.toLowerCase()}`);
}
