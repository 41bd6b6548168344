package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** Whether a file is at all what its name says. */
public final class FormatCheck {
    private FormatCheck() {}

    /** Looks at how it begins. */
    public static void begins(ExportFormat format, byte[] file) {
        assertThat(file).as("%s", format).isNotEmpty();
        String begin = new String(file, 0, Math.min(300, file.length), StandardCharsets.UTF_8).strip();
        switch (format) {
            case DOCX, ZIP -> assertThat(begin).startsWith("PK\u0003\u0004");
            case PDF -> assertThat(begin).startsWith("%PDF-1.");
            case HTML -> assertThat(begin).startsWithIgnoringCase("<!doctype html>");
            case AKN -> assertThat(begin).startsWith("<?xml").contains("akomaNtoso");
            case JSON -> assertThat(begin).startsWith("{");
            case MD, TXT -> assertThat(begin).isNotEmpty().doesNotContain("\u0000", "\uFFFD");
        }
    }
}
