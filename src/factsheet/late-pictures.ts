import type { KitDocument, KitPicture } from 'pdfmake/build/pdfmake.js';

// A map is drawn while its document is laid out. The document is drawn, too, before the picture is there: its place is kept by an
// object of the file without content, which is written when the picture has come.

/** What stands among a document's pictures for one that is still drawn; both its sizes are given where it is shown. */
export const LATE = 'late';

const waiting = new WeakMap<KitDocument, Map<string, KitPicture>>();

/** Have every document of a pdfkit keep places for late pictures; `kit` is what its documents have in common, and is changed once. */
export function keepPlaces(kit: KitDocument): void {
  const { provideImage } = kit;
  kit.provideImage = function provide(this: KitDocument, name) {
    if (this.images[name] !== LATE) return provideImage.call(this, name);
    const known = this._imageRegistry[name];
    if (known) return known;
    const places = waiting.get(this) ?? new Map<string, KitPicture>();
    waiting.set(this, places);
    // One with a filter is not packed by pdfkit: its content will be packed already.
    const obj = this.ref({ Filter: 'FlateDecode' });
    const place: KitPicture = { label: `I${++this._imageCount}`, width: 1, height: 1, orientation: 1, obj, embed: () => undefined };
    places.set(name, place);
    this._imageRegistry[name] = place;
    return place;
  };
}

/** Put the late pictures of a drawn document, data URLs by name, where their places were kept; before its end, as a file without them is none. */
export function putPictures(document: KitDocument, pictures: Readonly<Record<string, string>>): void {
  for (const [name, { obj }] of waiting.get(document) ?? []) {
    const png = pictures[name];
    if (png === undefined || !obj) throw new Error(`There is no picture ${name}.`);
    let isPlaced = false;
    const ref: KitDocument['ref'] = (data) => {
      if (isPlaced) return document.ref(data);
      isPlaced = true;
      Object.assign(obj.data, data);
      return obj;
    };
    document.openImage(png).embed(Object.create(document, { ref: { value: ref } }));
  }
  waiting.delete(document);
}
