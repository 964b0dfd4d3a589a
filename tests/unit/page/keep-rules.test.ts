import { useCombobox, type UseComboboxState, type UseComboboxStateChangeTypes } from 'downshift';
import { describe, expect, it } from 'vitest';
import { keepRules } from '../../../src/page/search/keep-rules.ts';

const { InputKeyDownEnter, InputBlur, InputKeyDownArrowDown } = useCombobox.stateChangeTypes;
type State = Partial<UseComboboxState<string>>;
const ROWS = ['Kenya', 'Wildebeest of the Mara'];

/** The state after a key, of which downshift itself would make `changes`. */
function after(type: UseComboboxStateChangeTypes, before: State, changes: State = {}, items = ROWS): State {
  const state: UseComboboxState<string> = { highlightedIndex: -1, isOpen: true, selectedItem: null, inputValue: 'kenya', ...before };
  return keepRules(state, { type, changes: { ...state, ...changes }, props: { items } });
}

describe('keepRules', () => {
  it('takes the first row by the Enter key where something is typed', () => {
    expect(after(InputKeyDownEnter, {}, { isOpen: false })).toMatchObject({ selectedItem: 'Kenya', isOpen: false });
  });

  it('takes the row that was gone to', () => {
    expect(after(InputKeyDownEnter, { highlightedIndex: 1 }, { selectedItem: 'Wildebeest of the Mara' })).toMatchObject({
      selectedItem: 'Wildebeest of the Mara',
    });
  });

  it('takes nothing where nothing is typed', () => {
    for (const inputValue of ['', '  ']) expect(after(InputKeyDownEnter, { inputValue }).selectedItem).toBeNull();
  });

  it('leaves the list, with its word, where nothing was found', () => {
    expect(after(InputKeyDownEnter, {}, { isOpen: false }, [])).toMatchObject({ selectedItem: null, isOpen: true });
  });

  it('takes nothing from whoever leaves the field, and changes no other key', () => {
    expect(after(InputBlur, { highlightedIndex: 1 }, { selectedItem: 'Wildebeest of the Mara', inputValue: 'Wildebeest of the Mara' })).toMatchObject({
      selectedItem: null,
      inputValue: 'kenya',
    });
    expect(after(InputKeyDownArrowDown, {}, { highlightedIndex: 0 })).toMatchObject({ highlightedIndex: 0, selectedItem: null });
  });
});
