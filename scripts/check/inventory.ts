import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** The files of a built site: sizes in bytes by address, in code-unit order. */
export type Inventory = {
  root: string;
  sizes: Map<string, number>;
  /** Files a host may leave out or refuse: dot files, and links to elsewhere. */
  hidden: string[];
  symlinks: string[];
};

export function takeInventory(root: string): Inventory {
  const inventory: Inventory = { root, sizes: new Map(), hidden: [], symlinks: [] };
  enter("", inventory);
  return inventory;
}

function enter(folder: string, inventory: Inventory): void {
  const entries = readdirSync(path.join(inventory.root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const address = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) inventory.symlinks.push(address);
    else if (entry.isDirectory()) enter(address, inventory);
    else {
      inventory.sizes.set(address, statSync(path.join(inventory.root, address)).size);
      if (/(^|\/)\./.test(address) && entry.name !== ".nojekyll") inventory.hidden.push(address);
    }
  }
}
