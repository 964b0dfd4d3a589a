import type { Messages } from '../../translator.ts';

/** Texts of the method page, in Spanish. */
export const method: Messages = {
  'how.title': 'Cómo se obtienen las cifras',
  'how.lead': 'De las trayectorias a los corredores, los cruces y los porcentajes: qué se calcula, con qué método publicado y qué no puede decir.',
  'how.import.title': 'Del archivo a las trayectorias',
  'how.import': 'A un animal lo define su propio identificador, nunca su emisor. Se descartan las filas sin lugar, hora o animal, los valores atípicos marcados y las velocidades imposibles, y cada página dice cuántas y por qué.',
  'how.sequences.title': 'Migraciones',
  'how.sequences':
    'A la distancia al cuadrado entre el animal y el lugar donde empezó su año se ajustan los modelos de residente, dispersante, migrante, migrante mixto y nómada; gana el más sencillo que se ajusta bien. Una migración va desde que la curva ajustada supera el 5 % de su subida hasta que supera el 95 %. Las fechas que da un custodio prevalecen sobre el modelo.',
  'how.bridges.title': 'Puentes brownianos',
  'how.bridges':
    'Entre dos localizaciones, un animal pudo estar en cualquier lugar cerca de la línea, con más libertad cuanto más largo es el intervalo y más divaga. Esa divagación, la varianza del movimiento, es el valor más verosímil cuando se omite una de cada dos localizaciones y se predice a partir de sus vecinas. El resultado es la probabilidad de cada celda de una cuadrícula de áreas iguales.',
  'how.figure': 'Un puente de tres horas entre dos localizaciones separadas 4,8 km, en celdas de 250 m, con un error de localización de 20 m y una varianza del movimiento de 12 m²/s. Arriba: la probabilidad de cada celda, exacta en la celda y en el tiempo. Abajo: la densidad en el centro de las celdas cada 5 minutos, como la muestrea el paquete BBMM de R. El {difference} de la probabilidad queda en otras celdas: cerca de las localizaciones el puente es mucho más estrecho que una celda, y que alcance o no un centro depende del azar.',
  'how.figure.exact': 'Exacta (este atlas)',
  'how.figure.sampled': 'Muestreada en el centro de las celdas',
  'how.population.title': 'De los animales a la población',
  'how.population':
    'Las probabilidades se promedian entre las migraciones de un año, luego entre los años de un animal y después entre animales, y cada vez se conservan las celdas que reúnen el 99 %. Las clases de uso cuentan animales: bajo, al menos uno; medio, al menos el 10 % y dos; alto, al menos el 20 % y tres. Las áreas de parada son el 10 % más usado del uso de la población. Donde las localizaciones están demasiado espaciadas para los puentes, los corredores son líneas con franja, y la página lo dice.',
  'how.crossings.title': 'Cruces con barreras',
  'how.crossings':
    'Un cruce es un tramo continuo de una barrera dentro del corredor, cuyo borde cuenta como interior. Barreras y corredores se leen de teselas en su nivel de zoom más detallado y se cortan con exactitud; las longitudes son geodésicas sobre el elipsoide WGS 84, y las superficies, equivalentes. Las teselas redondean las posiciones a un metro, aproximadamente: las longitudes coinciden con las de los datos sin teselar con menos de un 0,5 % de diferencia.',
  'how.limits.title': 'Qué no puede decir',
  'how.limits':
    'Los corredores muestran por dónde fueron los animales seguidos, no todos los lugares adonde van los animales. Unos pocos animales representan a muchos; una página con menos de tres es preliminar. Un lugar sin corredores es un lugar sin datos. Una capa de barreras que no está incluida no se examina.',
  'how.sources.title': 'Fuentes',
};
