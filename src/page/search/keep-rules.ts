import { useCombobox, type UseComboboxState, type UseComboboxStateChangeOptions } from 'downshift';

const { InputKeyDownEnter, InputBlur } = useCombobox.stateChangeTypes;

/** A key or a click, and what downshift makes of it. */
interface Change<Item> extends Pick<UseComboboxStateChangeOptions<Item>, 'type' | 'changes'> {
  readonly props: { readonly items: readonly Item[] };
}

/**
 * What the keys of the search do beside downshift's own: the Enter key takes the first row where something is typed and
 * no row was gone to, and nothing where the field is empty; whoever leaves the field has chosen nothing.
 * @param state as it was before the key
 * @returns the state after it
 */
export function keepRules<Item>(state: UseComboboxState<Item>, { type, changes, props }: Change<Item>): Partial<UseComboboxState<Item>> {
  if (type === InputBlur) return { ...changes, selectedItem: state.selectedItem, inputValue: state.inputValue };
  if (type !== InputKeyDownEnter || state.highlightedIndex >= 0 || state.inputValue.trim() === '') return changes;
  const [first] = props.items;
  return first === undefined ? { ...changes, isOpen: true } : { ...changes, selectedItem: first };
}
