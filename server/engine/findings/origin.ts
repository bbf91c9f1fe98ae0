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

export function createOrigin({ path, languageId }: Pick<ScanInput, 'path' | 'languageId'>): Origin {
  let place: Place | undefined;
  let kind: FileKind | undefined;
  return {
    path,
    get place() {
      place ??= placeOf(path);
      return place;
    },
    get kind() {
      kind ??= fileKindOf(path, languageId);
      return kind;
    },
    get isSilent() {
      return this.place === 'lock' || this.place === 'generated' || this.kind === 'text';
    },
  };
}
