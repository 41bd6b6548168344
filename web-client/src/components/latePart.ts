import type { ComponentType } from "react";
import { loadPart } from "../api/build";
import { type Load, useLoad } from "./useLoad";

/** A part of the client that is asked for: what it is once it is there, how its loading goes, and how it is tried again. */
type LatePart<Props> = readonly [ComponentType<Props> | undefined, Load<ComponentType<Props>>, () => void];

/**
 * A hook for a part that comes from the server when it is first wanted, and is there at once ever after.
 *
 * @param load loads it; the same function each time
 */
export function latePart<Props>(load: () => Promise<ComponentType<Props>>): () => LatePart<Props> {
  let here: ComponentType<Props> | undefined;
  const loadIt = async () => {
    here = await loadPart(load);
    return here;
  };
  return function useLatePart() {
    const [part, again] = useLoad(loadIt);
    return [part.kind === "loaded" ? part.value : here, part, again];
  };
}
