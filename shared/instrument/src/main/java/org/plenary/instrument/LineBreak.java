package org.plenary.instrument;

/** A line break inside a paragraph. */
public record LineBreak() implements Inline {

    @Override
    public void accept(Visitor visitor) {
        visitor.lineBreak();
    }
}
