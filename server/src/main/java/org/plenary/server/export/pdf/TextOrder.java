package org.plenary.server.export.pdf;

import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiClassifier;
import com.ibm.icu.text.BidiRun;
import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiSplitterFactory;
import com.openhtmltopdf.bidi.BidiTextRun;

/**
 * The order in which the characters of a document are drawn, by the Unicode bidirectional algorithm (UAX #9), stand-ins
 * as what they stand for. Not thread-safe.
 */
final class TextOrder extends BidiClassifier implements BidiSplitterFactory, BidiReorderer {
    private final Typesetting typesetting;

    TextOrder(Typesetting typesetting) {
        super(null);
        this.typesetting = typesetting;
    }

    @Override
    public int classify(int character) {
        return typesetting.direction(character);
    }

    @Override
    public BidiSplitter createBidiSplitter() {
        return new Splitter();
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        return Bidi.writeReverse(text, Bidi.DO_MIRRORING);
    }

    @Override
    public String shapeText(String text) {
        return text;
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    /** The strong direction of a text: that of its last letter; what is given if it has none. */
    byte lastStrong(String text, byte otherwise) {
        return text.codePoints()
                .mapToObj(c -> strong(typesetting.direction(c)))
                .filter(direction -> direction != BidiSplitter.NEUTRAL)
                .reduce((before, after) -> after)
                .orElse(otherwise);
    }

    private static byte strong(int direction) {
        return switch (direction) {
            case UCharacterDirection.LEFT_TO_RIGHT -> BidiSplitter.LTR;
            case UCharacterDirection.RIGHT_TO_LEFT, UCharacterDirection.RIGHT_TO_LEFT_ARABIC -> BidiSplitter.RTL;
            default -> BidiSplitter.NEUTRAL;
        };
    }

    /** Cuts paragraphs into runs of one level each. */
    private final class Splitter implements BidiSplitter {
        private final Bidi bidi = new Bidi();

        @Override
        public void setParagraph(String paragraph, byte direction) {
            bidi.setCustomClassifier(TextOrder.this);
            bidi.setPara(paragraph, direction, null);
        }

        @Override
        public int countTextRuns() {
            return bidi.countRuns();
        }

        @Override
        public BidiTextRun getVisualRun(int index) {
            BidiRun run = bidi.getVisualRun(index);
            return new BidiTextRun(run.getStart(), run.getLength(), run.getDirection());
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            return paragraph
                    .codePoints()
                    .mapToObj(c -> strong(classify(c)))
                    .filter(direction -> direction != NEUTRAL)
                    .findFirst()
                    .orElse(NEUTRAL);
        }
    }
}
