package org.plenary.instrument.anchor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.crdt.DraftSchema;

/** What one reads of a clause as it is now: its words, and then those of each of its footnotes. */
final class ClauseFlows {
    private final List<Flow> flows = new ArrayList<>();

    private ClauseFlows() {}

    /** A unit. */
    record Place(Flow flow, int index) {}

    /** Reads a child of the root; takes time in the length of its text. */
    static ClauseFlows of(SharedType child) {
        ClauseFlows read = new ClauseFlows();
        read.flows.add(new Flow(child));
        Deque<Node> rest = new ArrayDeque<>();
        rest.push(new Node(child, child, read.flows.get(0)));
        while (!rest.isEmpty()) {
            read.take(rest.pop(), rest);
        }
        return read;
    }

    private record Node(SharedType type, SharedType in, Flow flow) {}

    private void take(Node node, Deque<Node> rest) {
        Flow flow = node.flow;
        if (node.type instanceof YText text) {
            flow.add(text, node.in);
        } else if (node.type instanceof YXmlElement element && isA(element, DraftSchema.LINE_BREAK)) {
            flow.endLine();
        } else if (node.type instanceof YXmlFragment fragment) {
            if (node.type instanceof YXmlElement element && isA(element, DraftSchema.FOOTNOTE)) {
                flow = new Flow(element);
                flows.add(flow);
            }
            List<SharedType> children = fragment.children();
            for (int i = children.size() - 1; i >= 0; i--) {
                rest.push(new Node(children.get(i), fragment, flow));
            }
        }
    }

    private static boolean isA(YXmlElement element, String name) {
        return element.nodeName().equals(name);
    }

    /** Its words first, and then its footnotes. */
    List<Flow> all() {
        return flows;
    }

    /** Its words without its footnotes. */
    Flow words() {
        return flows.get(0);
    }

    /** Where a unit is; null if it is not there. */
    @Nullable
    Place find(Id unit) {
        for (Flow flow : flows) {
            int index = flow.indexOf(unit);
            if (index >= 0) {
                return new Place(flow, index);
            }
        }
        return null;
    }
}
