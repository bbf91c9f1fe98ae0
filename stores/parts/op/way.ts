// The two ways into 1Password have this in common.

import type { Result, StoreRequest } from '../../store';
import type { Field, Item } from './item';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ItemAt {
  /** Id of the vault, or its name where the way takes that. */
  readonly vault: string;
  readonly item: Item;
}

export interface Way {
  readonly vaults: (request: StoreRequest) => Promise<Result<readonly Named[]>>;
  /** Of a vault by its name or id. */
  readonly items: (vault: string, request: StoreRequest) => Promise<Result<readonly Named[]>>;
  /** By names or ids. */
  readonly item: (vault: string, item: string, request: StoreRequest) => Promise<Result<ItemAt>>;
  readonly create: (vault: string, item: NewItem, request: StoreRequest) => Promise<Result<void>>;
  /** `only`: nothing but the value of this field differs. */
  readonly edit: (
    at: ItemAt,
    changed: Item,
    request: StoreRequest & { readonly only?: Field },
  ) => Promise<Result<void>>;
  readonly remove: (at: ItemAt, request: StoreRequest) => Promise<Result<void>>;
}

export interface NewItem {
  readonly title: string;
  readonly category: string;
  readonly sections?: readonly { readonly id: string; readonly label: string }[];
  readonly fields: readonly Field[];
}
