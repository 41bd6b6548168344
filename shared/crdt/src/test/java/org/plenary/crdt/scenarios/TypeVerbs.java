package org.plenary.crdt.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.YArray;
import org.plenary.crdt.YChange;
import org.plenary.crdt.YMap;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;

/** Yjs's verbs for types in the words of this engine. What only changes something gives null. */
final class TypeVerbs {
    private TypeVerbs() {}

    static @Nullable Object play(SharedType type, Step step) {
        if (step.verb().equals("toJSON")) {
            return type.toJson();
        }
        if (step.verb().equals("toString")) {
            return type.toString();
        }
        if (step.verb().equals("parent")) {
            return type.parent();
        }
        if (type instanceof YText text) {
            return play(text, step);
        }
        if (type instanceof YArray array) {
            return play(array, step);
        }
        if (type instanceof YMap map) {
            return play(map, step);
        }
        return play((YXmlFragment) type, step);
    }

    private static UnsupportedOperationException unknown(Step step) {
        return new UnsupportedOperationException("no such verb for this type: " + step);
    }

    private static long number(Step step, int index, long otherwise) {
        return step.arg(index) instanceof Long number ? number : otherwise;
    }

    private static String name(Step step) {
        return (String) Objects.requireNonNull(step.arg(0));
    }

    private static @Nullable Object play(YText text, Step step) {
        long index = number(step, 0, 0);
        Map<String, @Nullable Object> attributes = Content.attributes(step.arg(2));
        switch (step.verb()) {
            case "length" -> {
                return text.length();
            }
            case "toDelta" -> {
                return Shown.delta(
                        step.args().isEmpty()
                                ? text.toDelta()
                                : text.toDelta((Snapshot) step.arg(0), (Snapshot) step.arg(1), YChange.TYPE_ONLY));
            }
            case "insert" -> {
                String content = (String) Objects.requireNonNull(step.arg(1));
                if (step.arg(2) == null) {
                    text.insert(index, content);
                } else {
                    text.insert(index, content, attributes);
                }
            }
            case "insertEmbed" -> Content.insertEmbed(text, index, step.arg(1), attributes);
            case "delete" -> text.delete(index, number(step, 1, 0));
            case "format" -> text.format(index, number(step, 1, 0), attributes);
            case "applyDelta" -> text.applyDelta(Content.delta(Objects.requireNonNull(step.arg(0))));
            default -> {
                if (text instanceof YXmlText xml) {
                    return attribute(xml, step);
                }
                throw unknown(step);
            }
        }
        return null;
    }

    private static @Nullable Object attribute(YXmlText text, Step step) {
        switch (step.verb()) {
            case "nextSibling" -> {
                return text.nextSibling();
            }
            case "prevSibling" -> {
                return text.previousSibling();
            }
            case "setAttribute" -> text.setAttribute(name(step), Content.plain(step.arg(1)));
            case "removeAttribute" -> text.removeAttribute(name(step));
            case "getAttribute" -> {
                return text.attributes().get(name(step));
            }
            case "getAttributes" -> {
                return text.attributes();
            }
            default -> throw unknown(step);
        }
        return null;
    }

    private static @Nullable Object play(YArray array, Step step) {
        switch (step.verb()) {
            case "length" -> {
                return array.length();
            }
            case "toArray" -> {
                return array.toList();
            }
            case "get" -> {
                return array.get(number(step, 0, 0));
            }
            case "slice" -> {
                return array.slice(number(step, 0, 0), number(step, 1, array.length()));
            }
            case "unshift" ->
                inOneTransaction(
                        array,
                        () -> Content.insert(array, 0, (List<?>) step.args().get(0)));
            case "insert" ->
                inOneTransaction(
                        array,
                        () -> Content.insert(
                                array, number(step, 0, 0), (List<?>) step.args().get(1)));
            case "push" ->
                inOneTransaction(
                        array, () -> Content.push(array, (List<?>) step.args().get(0)));
            case "delete" -> array.delete(number(step, 0, 0), number(step, 1, 1));
            default -> throw unknown(step);
        }
        return null;
    }

    private static void inOneTransaction(SharedType type, Runnable change) {
        type.doc().transact(null, change);
    }

    private static @Nullable Object play(YMap map, Step step) {
        switch (step.verb()) {
            case "get" -> {
                return map.get(name(step));
            }
            case "has" -> {
                return map.has(name(step));
            }
            case "keys" -> {
                return List.copyOf(map.keys());
            }
            case "size" -> {
                return map.size();
            }
            case "clear" -> map.clear();
            case "set" -> inOneTransaction(map, () -> Content.set(map, name(step), step.arg(1)));
            case "delete" -> map.remove(name(step));
            default -> throw unknown(step);
        }
        return null;
    }

    private static @Nullable Object play(YXmlFragment fragment, Step step) {
        switch (step.verb()) {
            case "length" -> {
                return fragment.length();
            }
            case "toArray" -> {
                return fragment.toList();
            }
            case "get" -> {
                return fragment.get(number(step, 0, 0));
            }
            case "slice" -> {
                return fragment.slice(number(step, 0, 0), number(step, 1, fragment.length()));
            }
            case "firstChild" -> {
                return fragment.firstChild();
            }
            case "querySelector" -> {
                return fragment.querySelector(name(step));
            }
            case "querySelectorAll" -> {
                return fragment.querySelectorAll(name(step));
            }
            case "insert" ->
                inOneTransaction(
                        fragment,
                        () -> Content.insert(fragment, number(step, 0, 0), (List<?>)
                                step.args().get(1)));
            case "push" ->
                inOneTransaction(
                        fragment,
                        () -> Content.insert(fragment, fragment.length(), (List<?>)
                                step.args().get(0)));
            case "unshift" ->
                inOneTransaction(
                        fragment,
                        () -> Content.insert(fragment, 0, (List<?>) step.args().get(0)));
            case "insertAfterChild" ->
                inOneTransaction(
                        fragment,
                        () -> Content.insertAfter(
                                fragment, step.arg(0), (List<?>) step.args().get(1)));
            case "delete" -> fragment.delete(number(step, 0, 0), number(step, 1, 1));
            default -> {
                if (fragment instanceof YXmlElement element) {
                    return attribute(element, step);
                }
                throw unknown(step);
            }
        }
        return null;
    }

    private static @Nullable Object attribute(YXmlElement element, Step step) {
        switch (step.verb()) {
            case "nextSibling" -> {
                return element.nextSibling();
            }
            case "prevSibling" -> {
                return element.previousSibling();
            }
            case "nodeName" -> {
                return element.nodeName();
            }
            case "setAttribute" -> element.setAttribute(name(step), Content.plain(step.arg(1)));
            case "removeAttribute" -> element.removeAttribute(name(step));
            case "getAttribute" -> {
                return element.getAttribute(name(step));
            }
            case "hasAttribute" -> {
                return element.hasAttribute(name(step));
            }
            case "getAttributes" -> {
                return element.attributes();
            }
            case "attributesAt" -> {
                return element.attributes((Snapshot) Objects.requireNonNull(step.arg(0)));
            }
            default -> throw unknown(step);
        }
        return null;
    }
}
