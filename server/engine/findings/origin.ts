// What a file's path says, worked out when first asked for.

import { type FileKind, fileKindOf } from '../judge/assignment/file-kind';
import { type Place, placeOf } from '../judge/place';
import type { ScanInput } from './finding';

export interface Origin {
  readonly path: string;
  readonly place: Place;
  readonly kind: FileKind;
  /** Locks, machine-written files, translations and styles: nothing assigned there is a secret. */
  readonly isSilent: boolean;
}

export const createOrigin = ({ path, languageId }: Pick<ScanInput, 'path' | 'languageId'>): Origin =>
  new LazyOrigin(path, languageId);

/**
 * A class, because V8 makes a hidden class for each object literal with getters, and keeps it, and with it all that the
 * getters see, until it next looks through the whole heap.
 */
class LazyOrigin implements Origin {
  readonly path: string;
  readonly #languageId: string | undefined;
  #place: Place | undefined;
  #kind: FileKind | undefined;

  constructor(path: string, languageId: string | undefined) {
    this.path = path;
    this.#languageId = languageId;
  }

  get place(): Place {
    this.#place ??= placeOf(this.path);
    return this.#place;
  }

  get kind(): FileKind {
    this.#kind ??= fileKindOf(this.path, this.#languageId);
    return this.#kind;
  }

  get isSilent(): boolean {
    return this.place === 'lock' || this.place === 'generated' || this.kind === 'text';
  }
}
