package org.fixpoint.engine.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.fixpoint.api.Parameter;

/** How the values of a sweep are shown along their dimension. */
final class Labels {
    private static final int LONGEST = 60;

    private Labels() {}

    /** One coordinate for each value: {@code leaky-relu}, or {@code leaky-relu(alpha=0.2)} where ids alone would repeat. */
    static List<Coordinate> coordinates(String dimension, List<Draft> values) {
        List<String> shortest = values.stream().map(Labels::brief).toList();
        Map<String, Integer> times = new HashMap<>();
        shortest.forEach(label -> times.merge(label, 1, Integer::sum));
        List<Coordinate> coordinates = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String brief = shortest.get(i);
            boolean unique = times.getOrDefault(brief, 0) == 1;
            String label = unique ? brief : full(values.get(i));
            while (!taken.add(label)) { // two files of the same name in different folders
                label += "'";
            }
            coordinates.add(new Coordinate(dimension, i, label, number(values.get(i))));
        }
        return coordinates;
    }

    /** The first value that is listed twice, as it is shown. */
    static List<String> repeated(List<Draft> values) {
        Set<String> seen = new HashSet<>();
        return values.stream()
                .filter(value -> !seen.add(canonical(value)))
                .map(Labels::full)
                .limit(1)
                .toList();
    }

    private static String canonical(Draft draft) {
        return draft instanceof Draft.Chosen chosen
                ? new Setup(chosen.entry(), Map.of()).baseId()
                        + chosen.settings().entrySet().stream()
                                .map(e -> e.getKey() + "=" + canonical(e.getValue()))
                                .collect(Collectors.joining(",", "(", ")"))
                : draft instanceof Draft.Fixed fixed && fixed.setting() instanceof Setting.Data data
                        ? data.sha256()
                        : draft instanceof Draft.Fixed fixed && fixed.setting() instanceof Setting.Plain plain
                                ? unabridged(plain.value())
                                : brief(draft);
    }

    private static String brief(Draft draft) {
        return draft instanceof Draft.Chosen chosen
                ? named(chosen)
                : draft instanceof Draft.Fixed fixed ? brief(fixed.setting()) : "…";
    }

    /** The id, or the value by which a contribution is told from others of its id: the text of a formula. */
    private static String named(Draft.Chosen chosen) {
        String id = chosen.entry().descriptor().id();
        return Optional.ofNullable(chosen.settings().get(id))
                .filter(Labels::isText)
                .map(Labels::brief)
                .orElse(id);
    }

    /** Whether it says by itself what is meant, as a formula does and a number does not. */
    private static boolean isText(Draft draft) {
        return draft instanceof Draft.Fixed fixed
                && fixed.setting() instanceof Setting.Plain plain
                && plain.value() instanceof String;
    }

    private static String brief(Setting setting) {
        if (setting instanceof Setting.Data data) {
            return String.valueOf(data.path().getFileName());
        }
        return setting instanceof Setting.Plain plain ? shown(plain.value()) : "…";
    }

    static String shown(Object value) {
        return value instanceof String text ? shortened(text) : unabridged(value);
    }

    private static String unabridged(Object value) {
        if (value instanceof double[] list) {
            return Arrays.stream(list).mapToObj(Numbers::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Enum<?> constant) {
            return Parameter.Choice.written(constant);
        }
        return value instanceof Double x ? Numbers.shown(x) : String.valueOf(value);
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int points = line.codePointCount(0, line.length());
        return points <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String full(Draft draft) {
        if (!(draft instanceof Draft.Chosen chosen) || chosen.given().isEmpty()) {
            return brief(draft);
        }
        String id = chosen.entry().descriptor().id();
        boolean told = Optional.ofNullable(chosen.settings().get(id))
                .filter(Labels::isText)
                .isPresent();
        String rest = chosen.given().stream()
                .filter(name -> !told || !name.equals(id))
                .map(name -> name + "=" + full(chosen.settings().getOrDefault(name, draft)))
                .collect(Collectors.joining(", "));
        return rest.isEmpty()
                ? brief(draft)
                : brief(draft) + (told && chosen.given().contains(id) ? ", " + rest : "(" + rest + ")");
    }

    private static OptionalDouble number(Draft draft) {
        return draft instanceof Draft.Fixed fixed
                        && fixed.setting() instanceof Setting.Plain plain
                        && plain.value() instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }
}
