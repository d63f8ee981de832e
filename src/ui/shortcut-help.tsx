"use client";

import { useState } from "react";
import { Dialog } from "./dialog.tsx";
import { setSingleKeys, type ShortcutWords, usesSingleKeys } from "./shortcuts.tsx";

type Props = { words: ShortcutWords; onClose: () => void };

export default function ShortcutHelp({ words, onClose }: Props) {
  const [isOn, setOn] = useState(usesSingleKeys);
  const rows: [keys: string[], what: string][] = [
    [["Ctrl K", "/"], words.find],
    [["?"], words.help],
  ];
  return (
    <Dialog label={words.shortcuts} onClose={onClose}>
      <div className="grid gap-4 p-5">
        <h2 className="text-lg font-semibold">{words.shortcuts}</h2>
        <dl className="grid gap-2 text-sm">
          {rows.map(([keys, what]) => (
            <div key={what} className="flex items-center justify-between gap-6">
              <dt>{what}</dt>
              <dd className="flex gap-1.5">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="rounded-sm border border-line-strong bg-sunken px-1.5 font-sans text-xs"
                  >
                    {key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <label className="option border-t border-line pt-3">
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => {
              setSingleKeys(event.currentTarget.checked);
              setOn(event.currentTarget.checked);
            }}
          />
          <span>
            {words.single}
            <span className="block text-sm text-ink-2">{words.singleHint}</span>
          </span>
        </label>
        <form method="dialog" className="justify-self-end">
          <button type="submit" className="button button-secondary">
            {words.close}
          </button>
        </form>
      </div>
    </Dialog>
  );
}
