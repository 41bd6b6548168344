import { lateDialog } from "../../components/lateDialog";

/** The dialog that reads a file. */
export const Intaking = lateDialog(
  async () => (await import("./IntakeDialog")).IntakeDialog,
  "papers.fromFile",
);
