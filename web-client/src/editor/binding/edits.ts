import { AddMarkStep, AttrStep, Mapping, RemoveMarkStep, type Step } from "@tiptap/pm/transform";
import type { Change } from "./changes";

function touchedBy(step: Step): [from: number, to: number][] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [[step.from, step.to]];
  return step instanceof AttrStep ? [[step.pos, step.pos + 1]] : [];
}

function overlaps(one: Change, other: Change): boolean {
  return other.from <= one.to || other.newFrom <= one.newTo;
}

/** What steps changed, from the document before the first to the one after the last: in order, apart from each other. */
export function changesMadeBy(steps: readonly Step[]): Change[] {
  const maps = steps.map((step) => step.getMap());
  const found: Change[] = [];
  steps.forEach((step, index) => {
    const back = new Mapping(maps.slice(0, index)).invert();
    const on = new Mapping(maps.slice(index + 1));
    const add = (oldFrom: number, oldTo: number, newFrom: number, newTo: number) =>
      found.push({
        from: back.map(oldFrom, -1),
        to: back.map(oldTo, 1),
        newFrom: on.map(newFrom, -1),
        newTo: on.map(newTo, 1),
      });
    maps[index]?.forEach(add);
    for (const [from, to] of touchedBy(step)) add(from, to, from, to);
  });
  found.sort((one, other) => one.from - other.from || one.newFrom - other.newFrom);
  const apart: Change[] = [];
  for (const change of found) {
    const last = apart.at(-1);
    if (last === undefined || !overlaps(last, change)) {
      apart.push(change);
      continue;
    }
    apart[apart.length - 1] = {
      from: Math.min(last.from, change.from),
      to: Math.max(last.to, change.to),
      newFrom: Math.min(last.newFrom, change.newFrom),
      newTo: Math.max(last.newTo, change.newTo),
    };
  }
  return apart;
}
