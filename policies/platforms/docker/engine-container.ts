import type { Path } from "../../inputs/path";
import type { Props } from "../../inputs/props";
import type { Terms } from "../../model/container";
import type { Mount } from "../../model/mount";
import { shownImage, writtenImage } from "../image";
import { nowhere } from "../namespace";

/** What containers and services of Docker have in common. */
export abstract class EngineContainer {
  readonly namespace = nowhere;
  abstract readonly terms: Terms;
  readonly mountsImageVolumes = true;
  readonly endsFirst = false;
  readonly mounts: () => readonly Mount[];
  readonly #complete: () => boolean;

  protected constructor(
    protected readonly props: Props,
    readonly name: string,
    /** The object with the image. */
    private readonly at: Path,
    mounts: () => readonly Mount[],
    isComplete: (mounts: () => readonly Mount[]) => boolean,
  ) {
    this.mounts = props.cached(mounts);
    this.#complete = props.cached(() => isComplete(this.mounts));
  }

  get shownImage(): string | undefined {
    return shownImage(this.props, [...this.at, "image"]);
  }

  get writtenImage(): string | undefined {
    return writtenImage(this.props, [...this.at, "image"]);
  }

  get group(): readonly this[] {
    return [this];
  }

  get mountsComplete(): boolean {
    return this.#complete();
  }
}
