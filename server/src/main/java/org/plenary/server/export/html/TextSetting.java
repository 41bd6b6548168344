package org.plenary.server.export.html;

import org.plenary.server.export.Unshown;

/** What the texts of a page are set as: the same characters, or others that a renderer can draw. */
public interface TextSetting {
    /** Texts as they are. */
    TextSetting AS_IT_IS = new TextSetting() {
        @Override
        public String text(String text) {
            return text;
        }

        @Override
        public Unshown unshown() {
            return Unshown.NONE;
        }
    };

    /** What is written for a text. */
    String text(String text);

    /** Which characters of the texts so far are not shown, but named. */
    Unshown unshown();
}
