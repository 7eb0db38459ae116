package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixpoint.engine.catalogue.Spelling;
import org.fixpoint.engine.document.Node;

/**
 * The values that a sweep lists or spans.
 *
 * <p>{@code [a, b, c]} or {@code {list: [a, b, c]}}; {@code {from: a, to: b, count: n, scale: linear|log}} and
 * {@code {linspace: [a, b, n]}} with both ends; {@code {logspace: [p, q, n]}} from 10^p to 10^q, as in NumPy and Matlab.
 */
final class SweepGrid {
    static final int MOST = 100_000;
    private static final Set<String> KEYS = Set.of("list", "from", "to", "count", "scale", "linspace", "logspace");
    private static final String FORMS =
            "give a list, {from: …, to: …, count: …, scale: linear or log}, {linspace: [from, to, count]} or "
                    + "{logspace: [exponent, exponent, count]}";

    private final Faults faults;
    private final boolean whole;

    private SweepGrid(Faults faults, boolean whole) {
        this.faults = faults;
        this.whole = whole;
    }

    /**
     * The values, each a node with its place; empty after a fault.
     *
     * @param whole whether the values of a span are rounded to whole numbers
     */
    static List<Node> values(Node sweep, Place place, boolean whole, Faults faults) {
        return new SweepGrid(faults, whole).values(sweep, place);
    }

    private List<Node> values(Node sweep, Place place) {
        if (sweep instanceof Node.Sequence list) {
            return listed(list, place);
        }
        if (!(sweep instanceof Node.Mapping mapping)) {
            faults.add(place, "is " + sweep.inWords(), FORMS);
            return List.of();
        }
        for (String key : mapping.members().keySet()) {
            if (!KEYS.contains(key)) {
                faults.add(
                        place.at(key, mapping.members().get(key).keyMark()),
                        "is not a key of a sweep",
                        Spelling.nearest(key, KEYS)
                                .map(near -> "nearest: \"" + near + "\"")
                                .orElse(FORMS));
                return List.of();
            }
        }
        if (mapping.members().size() == 1 && mapping.members().containsKey("list")) {
            Node list = mapping.get("list").orElseThrow();
            if (list instanceof Node.Sequence sequence) {
                return listed(sequence, place.at("list", list));
            }
        }
        for (String space : List.of("linspace", "logspace")) {
            if (mapping.members().size() == 1 && mapping.members().containsKey(space)) {
                return space(mapping.get(space).orElseThrow(), place.at(space, mapping), space.equals("logspace"));
            }
        }
        return span(mapping, place);
    }

    private List<Node> listed(Node.Sequence list, Place place) {
        if (list.items().isEmpty()) {
            faults.add(place, "is an empty list", "give at least one value");
        }
        return list.items();
    }

    private List<Node> space(Node node, Place place, boolean log) {
        if (!(node instanceof Node.Sequence list) || list.items().size() != 3) {
            faults.add(
                    place, "is " + node.inWords(), log ? "give [exponent, exponent, count]" : "give [from, to, count]");
            return List.of();
        }
        Place at = new Place(place.path(), node.mark());
        Optional<Double> from = Numbers.real(list.items().get(0), at, "a number", faults);
        Optional<Double> to = Numbers.real(list.items().get(1), at, "a number", faults);
        Optional<Integer> count = count(list.items().get(2), at);
        if (from.isEmpty() || to.isEmpty() || count.isEmpty()) {
            return List.of();
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count.get(); i++) {
            double x = between(from.get(), to.get(), i, count.get());
            values.add(log ? StrictMath.pow(10, x) : x);
        }
        return scalars(values, node, at);
    }

    private List<Node> span(Node.Mapping mapping, Place place) {
        List<Optional<Node>> required = List.of(mapping.get("from"), mapping.get("to"), mapping.get("count"));
        boolean mixed = mapping.members().keySet().stream()
                .anyMatch(key -> Set.of("list", "linspace", "logspace").contains(key));
        if (mixed || required.stream().anyMatch(Optional::isEmpty)) {
            faults.add(place, "does not say which values", FORMS);
            return List.of();
        }
        Node from = mapping.get("from").orElseThrow();
        Node to = mapping.get("to").orElseThrow();
        Node scale = mapping.get("scale").orElse(new Node.Scalar(Node.Form.TEXT, "linear", mapping.mark()));
        Optional<Double> low = Numbers.real(from, place.at("from", from), "a number", faults);
        Optional<Double> high = Numbers.real(to, place.at("to", to), "a number", faults);
        Node countNode = mapping.get("count").orElseThrow();
        Optional<Integer> count = count(countNode, place.at("count", countNode));
        String word = scale instanceof Node.Scalar scalar ? scalar.text() : scale.inWords();
        if (!Set.of("linear", "log").contains(word)) {
            faults.add(place.at("scale", scale), "is " + scale.inWords(), "give linear or log");
            return List.of();
        }
        if (low.isEmpty() || high.isEmpty() || count.isEmpty()) {
            return List.of();
        }
        boolean log = word.equals("log");
        if (log && (low.get() <= 0 || high.get() <= 0)) {
            faults.add(
                    place, "spans numbers that are not positive on a log scale", "give positive ends or scale: linear");
            return List.of();
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count.get(); i++) {
            boolean end = i == 0 || i == count.get() - 1;
            values.add(
                    log && !end
                            ? StrictMath.exp(
                                    between(StrictMath.log(low.get()), StrictMath.log(high.get()), i, count.get()))
                            : between(low.get(), high.get(), i, count.get()));
        }
        return scalars(values, mapping, place);
    }

    private Optional<Integer> count(Node node, Place place) {
        String allowed = "a count from 2 to " + MOST;
        Optional<Long> count = Numbers.integer(node, place, allowed, faults);
        if (count.isPresent() && (count.get() < 2 || count.get() > MOST)) {
            faults.add(place, "is " + count.get(), "give " + allowed);
            return Optional.empty();
        }
        return count.map(Long::intValue);
    }

    /** Element i of count equidistant numbers, both ends exact. */
    private static double between(double from, double to, int i, int count) {
        return i == count - 1 ? to : from + i * ((to - from) / (count - 1));
    }

    private List<Node> scalars(List<Double> values, Node at, Place place) {
        List<Node> nodes = new ArrayList<>();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                faults.add(place, "spans numbers larger than any double", "give nearer ends");
                return List.of();
            }
            double x = whole ? Math.rint(value) : Numbers.tidy(value);
            boolean integral = x == Math.rint(x) && Math.abs(x) < 1e15;
            nodes.add(new Node.Scalar(integral ? Node.Form.WHOLE : Node.Form.REAL, Numbers.shown(x), at.mark()));
        }
        return nodes;
    }
}
