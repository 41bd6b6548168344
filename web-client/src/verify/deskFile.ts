import { Desk } from "./desk";
import { type Audience, readAudience } from "./deskForm";
import type { Kind } from "./entryFile";
import { demand } from "./fault";
import { type DeskKind, deskKinds } from "./record";

/** The record of a desk. */
export const deskFile: Kind<Audience, DeskKind> = {
  begin: '{"plenary":"desk"',
  whose: (form) => readAudience(form.literal('"audience":')),
  kinds: deskKinds,
  taker: ({ draft, whose }) => {
    const desk = new Desk(draft, whose);
    let entries = 0;
    return {
      take: (entry) => {
        entries++;
        desk.take(entry);
      },
      end: () => demand(entries >= 2, "otherOpening", { entry: 2 }),
    };
  },
  told: ({ draft, whose }) => ({ desk: { draft, audience: whose } }),
};
