package org.fixpoint.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers that make a job large or small, by name. */
record Sizes(Map<String, Integer> numbers) {
    Sizes {
        numbers = Map.copyOf(numbers);
    }

    /** Names and numbers in turn. */
    static Sizes of(Object... namesAndNumbers) {
        Map<String, Integer> numbers = new TreeMap<>();
        List<Object> given = List.of(namesAndNumbers);
        for (int i = 0; i < given.size(); i += 2) {
            numbers.put((String) given.get(i), (Integer) given.get(i + 1));
        }
        return new Sizes(numbers);
    }

    /** The number of a name. */
    int get(String name) {
        return Optional.ofNullable(numbers.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no size " + name + " in " + numbers));
    }

    /** {@code name=number} in alphabetical order, with blanks between. */
    String written() {
        return new TreeMap<>(numbers)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }
}
