import { lateDialog } from "../lateDialog";

/** The export dialog. */
export const Exporting = lateDialog(
  async () => (await import("./ExportDialog")).ExportDialog,
  "papers.export",
);
