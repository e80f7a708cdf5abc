import { useEffect, useRef } from 'react';
import { laterWords } from '../views/parts/later-words.ts';
import { useActions, useSelect } from '../views/parts/session.tsx';
import { words } from '../views/parts/words.ts';
import type { KeyBinding } from './keys.ts';

const { keys } = laterWords;

/** All keys, and the switch for those of a single character. */
export function KeysDialog({ list }: { list: readonly KeyBinding[] }): React.ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = useSelect((state) => state.keysShown);
  const singleKeys = useSelect(({ preferences }) => preferences.singleKeys);
  const { showKeys, setPreferences } = useActions();
  /** With Escape already: `close` comes later, and a key pressed in between would be lost. */
  const hide = (): void => {
    showKeys(false);
  };
  useEffect(() => {
    if (shown && dialog.current?.open === false) dialog.current.showModal();
    if (!shown && dialog.current?.open === true) dialog.current.close();
  }, [shown]);
  return (
    <dialog
      ref={dialog}
      className="keys"
      aria-labelledby="keys-title"
      onCancel={hide}
      onClose={hide}
    >
      <h2 id="keys-title">{keys.title}</h2>
      <dl>
        {list
          .filter((key) => key.shown !== '')
          .map((key) => (
            <div key={key.shown}>
              <dt>
                {key.shown.split(' ').map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>
                {key.about === '' ? '' : keys[key.about]}
                {key.isSingleKey && !singleKeys && <strong> {keys.off}</strong>}
              </dd>
            </div>
          ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => {
            setPreferences({ singleKeys: event.currentTarget.checked });
          }}
        />
        {keys.singleKeys} <span className="aside">{keys.singleKeysHelp}</span>
      </label>
      <form method="dialog">
        <button type="submit">{words.view.close}</button>
      </form>
    </dialog>
  );
}
