import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CorrectedParagraph } from "../../model/corrections";
import { ReadParts } from "./ReadParts";

const paragraph = (cell: CorrectedParagraph["cell"]): CorrectedParagraph => ({
  depth: 0,
  opens: false,
  runs: [],
  part: 0,
  labelInFile: undefined,
  cell,
});

test("shows the paragraphs of a table in its cells", () => {
  const shown = renderToStaticMarkup(
    <ReadParts
      paragraphs={[
        paragraph(undefined),
        paragraph({ table: 0, row: 0, cell: 0, header: true }),
        paragraph({ table: 0, row: 1, cell: 1, header: false }),
        paragraph({ table: 0, row: 1, cell: 2, header: false }),
      ]}
      paragraph={(at) => <p key={at}>{at}</p>}
    />,
  );

  expect(shown.replace(/ class="[^"]*"/g, "")).toBe(
    '<p>0</p><div><table><tbody><tr><th scope="col"><p>1</p></th></tr>' +
      "<tr><td><p>2</p></td><td><p>3</p></td></tr></tbody></table></div>",
  );
});
