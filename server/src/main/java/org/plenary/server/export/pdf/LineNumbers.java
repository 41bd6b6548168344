package org.plenary.server.export.pdf;

import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.LineBox;
import com.openhtmltopdf.render.PageBox;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** Numbers the lines of a text on each page, in the margin where lines begin. They are no part of the text. */
final class LineNumbers {
    private static final float SIZE = 6.5f;
    private static final float GAP = 14;
    private static final Color COLOR = new Color(0x666666);

    private final PdfBoxRenderer renderer;
    private final PDDocument document;
    private final boolean rightToLeft;
    private final CssContext context;

    LineNumbers(PdfBoxRenderer renderer, PDDocument document, boolean rightToLeft) {
        this.renderer = renderer;
        this.document = document;
        this.rightToLeft = rightToLeft;
        this.context = renderer.getSharedContext().newLayoutContextInstance();
    }

    /** Draws them on the pages that the renderer has made. */
    void draw() throws IOException {
        SortedSet<Integer> baselines = new TreeSet<>();
        Box main = main(renderer.getRootBox());
        if (main != null) {
            collect(main, baselines);
        }
        PDFont font = Family.SANS.regular(document);
        List<PageBox> pages = renderer.getRootBox().getLayer().getPages();
        for (int i = 0; i < pages.size(); i++) {
            PageBox page = pages.get(i);
            draw(page, baselines.subSet(page.getTop(), page.getBottom()), document.getPage(i), font);
        }
    }

    private static @Nullable Box main(Box box) {
        if (box.getElement() != null && box.getElement().getNodeName().equals("main")) {
            return box;
        }
        for (Box child : box.getChildren()) {
            Box found = main(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void collect(Box box, SortedSet<Integer> baselines) {
        for (Box child : box.getChildren()) {
            if (!(child instanceof LineBox line)) {
                collect(child, baselines);
            } else if (line.isContainsVisibleContent()) {
                baselines.add(line.getAbsY() + line.getBaseline());
            }
        }
    }

    private void draw(PageBox page, SortedSet<Integer> baselines, PDPage paper, PDFont font) throws IOException {
        if (baselines.isEmpty()) {
            return;
        }
        try (PDPageContentStream out = new PDPageContentStream(document, paper, AppendMode.APPEND, true, true)) {
            out.beginMarkedContent(COSName.ARTIFACT);
            out.setNonStrokingColor(COLOR);
            out.setFont(font, SIZE);
            int number = 0;
            for (int baseline : baselines) {
                number++;
                String digits = Integer.toString(number);
                float width = font.getStringWidth(digits) / 1000 * SIZE;
                out.beginText();
                out.newLineAtOffset(x(page, paper, width), y(page, paper, baseline));
                out.showText(digits);
                out.endText();
            }
            out.endMarkedContent();
        }
    }

    private float x(PageBox page, PDPage paper, float width) {
        return rightToLeft
                ? paper.getMediaBox().getWidth() - margin(page, CalculatedStyle.RIGHT) + GAP
                : margin(page, CalculatedStyle.LEFT) - GAP - width;
    }

    private float y(PageBox page, PDPage paper, int baseline) {
        float belowMargin = (baseline - page.getTop()) / renderer.getDotsPerPoint();
        return paper.getMediaBox().getHeight() - margin(page, CalculatedStyle.TOP) - belowMargin;
    }

    private float margin(PageBox page, int side) {
        return page.getMarginBorderPadding(context, side) / renderer.getDotsPerPoint();
    }
}
