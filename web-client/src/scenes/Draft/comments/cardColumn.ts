/** A card that wants to stand at a height. */
export interface ColumnCard {
  /** Where its top wants to be, in pixels below the top of the column. */
  readonly wanted: number;
  /** In pixels. */
  readonly height: number;
}

/**
 * Where cards stand in one column, each as near as may be to where it wants to be: in their order, none over another, none above the top
 * of the column. The active one is exactly where it wants to be, and the others make way for it; only where those before it have no room
 * above it does it stand below that, as near as they let it.
 *
 * @param gap pixels between two cards, at least
 * @param active the index of the card that is looked at
 * @return the tops, in pixels below the top of the column
 */
export function columnTops(
  cards: readonly ColumnCard[],
  gap: number,
  active: number | undefined,
): readonly number[] {
  const tops: number[] = [];
  let free = 0;
  for (const { wanted, height } of cards) {
    const top = Math.max(wanted, free);
    tops.push(top);
    free = top + height + gap;
  }
  const looked = active === undefined ? undefined : cards[active];
  if (active === undefined || looked === undefined) return tops;
  const room = cards.slice(0, active).reduce((sum, { height }) => sum + height + gap, 0);
  tops[active] = Math.max(looked.wanted, room);
  for (let at = active - 1; at >= 0; at--) {
    const { height } = cards[at] as ColumnCard;
    tops[at] = Math.min(tops[at] ?? 0, (tops[at + 1] ?? 0) - gap - height);
  }
  for (let at = active + 1; at < cards.length; at++) {
    const above = (tops[at - 1] ?? 0) + (cards[at - 1]?.height ?? 0) + gap;
    tops[at] = Math.max(cards[at]?.wanted ?? 0, above);
  }
  return tops;
}
