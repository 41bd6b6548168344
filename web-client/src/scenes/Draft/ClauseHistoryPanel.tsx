import { type ComponentProps, useMemo } from "react";
import { getProcess } from "../../api/process";
import { ClauseHistoryDrawer } from "../../components/ClauseHistoryDrawer";
import { PaletteContext, paletteOf } from "../../components/palette";
import { useSignedInLoad } from "../../components/signedOut";

/** The history of a clause, beside the text that is being drafted. */
export function ClauseHistoryPanel(props: ComponentProps<typeof ClauseHistoryDrawer>) {
  const [process] = useSignedInLoad(getProcess);
  const palette = useMemo(
    () => paletteOf(process.kind === "loaded" ? process.value.delegations : []),
    [process],
  );
  return (
    <PaletteContext value={palette}>
      <ClauseHistoryDrawer {...props} />
    </PaletteContext>
  );
}
