/**
 * A function that makes what it is asked for once for each object, and keeps it for as long as the object is: one line is held
 * against every population and layer of the atlas. Objects that it is asked for must not change.
 */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}
