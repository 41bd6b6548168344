import { type ChosenOptions, type ExportFormat, type ExportSubject, exportQuery } from "../model/export";
import type { DraftId } from "../model/ids";
import { draftPath } from "./draftPath";
import { type Received, receiveFile, receiveText, type ServedFile } from "./receiving";

function exportPath(draft: DraftId, format: ExportFormat): string {
  return `${draftPath(draft)}/exports/${format}`;
}

/** What is asked for: of which text, in which form. */
export interface ExportRequest {
  readonly draft: DraftId;
  readonly format: ExportFormat;
  readonly subject: ExportSubject;
  readonly options: ChosenOptions;
}

/** The file, with the name that the server gives it. The signal ends it with an `AbortError`. */
export function exportFile(
  { draft, format, subject, options }: ExportRequest,
  onReceived: (received: Received) => void,
  signal: AbortSignal,
): Promise<ServedFile> {
  const address = `${exportPath(draft, format)}?${exportQuery(format, subject, options)}`;
  return receiveFile(address, `draft.${format === "akn" ? "akn.xml" : format}`, onReceived, signal);
}

/** A subject as one page of HTML, to be looked at and not to be trusted. */
export function previewPage(
  draft: DraftId,
  subject: ExportSubject,
  chosen: ChosenOptions,
  signal: AbortSignal,
): Promise<string> {
  const query = exportQuery("html", subject, chosen);
  query.set("inline", "true");
  return receiveText(`${exportPath(draft, "html")}?${query}`, signal);
}
