import type { Messages } from '../../translator.ts';

/** Texts of the method page, in French. */
export const method: Messages = {
  'how.title': 'Comment les chiffres sont obtenus',
  'how.lead': 'Des trajectoires aux corridors, aux traversées et aux parts : ce qui est calculé, par quelle méthode publiée, et ce qu’elle ne peut pas dire.',
  'how.import.title': 'Du fichier aux trajectoires',
  'how.import':
    'Un animal se reconnaît à son propre identifiant, jamais à sa balise. Les lignes sans lieu, sans heure ou sans animal, les points marqués aberrants et les vitesses impossibles sont écartés, et chaque page dit combien et pourquoi.',
  'how.sequences.title': 'Migrations',
  'how.sequences':
    'Le carré de la distance d’un animal au point où son année a commencé est ajusté par les modèles d’un résident, d’un animal en dispersion, d’un migrateur, d’un migrateur mixte et d’un nomade ; le plus simple qui s’ajuste bien l’emporte. Une migration dure de l’endroit où la courbe ajustée passe 5 % de sa montée à celui où elle passe 95 %. Les dates données par un dépositaire l’emportent sur le modèle.',
  'how.bridges.title': 'Ponts browniens',
  'how.bridges':
    'Entre deux localisations, un animal a pu être n’importe où près de la ligne, d’autant plus loin que l’intervalle est long et qu’il erre davantage. Cette errance, la variance du mouvement, est la valeur la plus vraisemblable quand une localisation sur deux est ôtée et prédite par ses voisines. Le résultat est la probabilité de chaque maille d’une grille d’aires égales.',
  'how.figure':
    'Un pont de trois heures entre deux localisations distantes de 4,8 km, sur des mailles de 250 m, avec une erreur de localisation de 20 m et une variance du mouvement de 12 m²/s. En haut : la probabilité de chaque maille, exacte sur la maille et dans le temps. En bas : la densité au centre des mailles toutes les 5 minutes, comme l’échantillonne le paquet R BBMM. {difference} de la probabilité se trouve dans d’autres mailles : près des localisations, le pont est bien plus étroit qu’une maille, et c’est le hasard qui fait qu’un centre le rencontre.',
  'how.figure.exact': 'Exact (cet atlas)',
  'how.figure.sampled': 'Échantillonné au centre des mailles',
  'how.population.title': 'Des animaux à la population',
  'how.population':
    'Les probabilités sont moyennées sur les migrations d’une année, puis sur les années d’un animal, puis sur les animaux, en ne gardant chaque fois que les mailles qui en contiennent 99 %. Les classes d’usage comptent les animaux : faible, au moins un ; moyen, au moins 10 % et deux ; élevé, au moins 20 % et trois. Les haltes sont les 10 % les plus utilisés de l’usage de la population. Quand les localisations sont trop rares pour des ponts, les corridors sont des lignes élargies, et la page le dit.',
  'how.crossings.title': 'Obstacles et traversées',
  'how.crossings':
    'Une traversée est un tronçon continu d’un obstacle à l’intérieur du corridor, bord compris. Obstacles et corridors sont lus dans les tuiles de la carte à leur zoom le plus profond et découpés exactement ; les longueurs sont géodésiques sur l’ellipsoïde WGS 84, les surfaces calculées en projection équivalente. Les tuiles arrondissent les positions à un mètre environ : les longueurs concordent à un demi pour cent près avec les données non tuilées.',
  'how.limits.title': 'Ce que cela ne peut pas dire',
  'how.limits':
    'Les corridors montrent où sont allés les animaux suivis, non tous les lieux où vont les animaux. Quelques animaux en représentent beaucoup ; une page qui en compte moins de trois est provisoire. Un lieu sans corridor est un lieu sans données. Une couche d’obstacles qui n’est pas intégrée n’est pas examinée.',
  'how.sources.title': 'Sources',
};
