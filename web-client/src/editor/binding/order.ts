/**
 * Of ids that stand in one order here and in another there, those that can stay in their places while the others move:
 * the heaviest of the sequences that both orders have. Weights are above nothing.
 */
export function staying(
  here: readonly string[],
  there: readonly string[],
  weight: (id: string) => number,
): ReadonlySet<string> {
  const [known, wanted] = [new Set(here), new Set(there)];
  const old = here.filter((id) => wanted.has(id));
  const fresh = there.filter((id) => known.has(id));
  // What stands in the same order at the beginning and at the end stays: at most keys, that is everything.
  let start = 0;
  while (start < old.length && old[start] === fresh[start]) start += 1;
  let end = old.length;
  while (end > start && old[end - 1] === fresh[end - 1]) end -= 1;
  const between = heaviest(old.slice(start, end), fresh.slice(start, end), weight);
  return new Set([...old.slice(0, start), ...between, ...old.slice(end)]);
}

/** The heaviest sequence that two orders of the same ids have. */
function heaviest(
  ids: readonly string[],
  there: readonly string[],
  weight: (id: string) => number,
): ReadonlySet<string> {
  const place = new Map(there.map((id, index) => [id, index]));
  const placeAt = (index: number) => place.get(ids[index] ?? "") ?? -1;
  const best: { weight: number; before: number }[] = [];
  ids.forEach((id, index) => {
    let before = -1;
    for (let other = 0; other < index; other++) {
      const heavier = (best[other]?.weight ?? 0) > (best[before]?.weight ?? 0);
      if (heavier && placeAt(other) < placeAt(index)) before = other;
    }
    best.push({ weight: (best[before]?.weight ?? 0) + weight(id), before });
  });
  const kept = new Set<string>();
  let at = best.reduce((top, each, index) => (each.weight > (best[top]?.weight ?? 0) ? index : top), -1);
  for (; at >= 0; at = best[at]?.before ?? -1) kept.add(ids[at] ?? "");
  return kept;
}
