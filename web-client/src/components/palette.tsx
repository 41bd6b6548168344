import { type CSSProperties, createContext, useContext } from "react";
import { legibleOn, neutralColor } from "../model/color";
import type { DelegationCode } from "../model/ids";
import type { ListedDelegation } from "../model/process";

/** Gives an element the colour `--ink`: see `global.css`. */
export interface Ink {
  readonly "data-ink": true;
  readonly style: CSSProperties;
}

/** What a delegation is called and looks like on this page. */
export interface Look {
  readonly name: string;
  /** An ink that can be read on the sheet and on its own tint, in light and in dark. */
  readonly ink: Ink;
}

export type Palette = ReadonlyMap<DelegationCode, Look>;

/** The sheet in light and in dark, as `global.css` has it. */
const sheets = { light: "#ffffff", dark: "#20252d" } as const;
const tint = 0.12;
const enough = 4.8;

function inkOf(color: string): Ink {
  const inks = {
    "--ink-light": legibleOn(color, sheets.light, enough, tint),
    "--ink-dark": legibleOn(color, sheets.dark, enough, tint),
  };
  return { "data-ink": true, style: inks as CSSProperties };
}

const neutralInk = inkOf(neutralColor);

export function paletteOf(delegations: readonly ListedDelegation[]): Palette {
  return new Map(delegations.map(({ code, name, color }) => [code, { name, ink: inkOf(color) }]));
}

export const PaletteContext = createContext<Palette>(new Map());

/** How a delegation looks; those that are not in the process any more, and people without one, are neutral. */
export function useLook(): (delegation: DelegationCode | undefined) => Look {
  const palette = useContext(PaletteContext);
  return (delegation) => {
    const known = delegation === undefined ? undefined : palette.get(delegation);
    return known ?? { name: delegation ?? "", ink: neutralInk };
  };
}
