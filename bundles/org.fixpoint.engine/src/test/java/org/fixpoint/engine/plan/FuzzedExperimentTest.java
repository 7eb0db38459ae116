package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.fixpoint.engine.document.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FuzzedExperimentTest {
    private static final String VALID =
            """
            fixpoint: 1
            name: fuzz
            seed: 1
            replicates: 2
            model: {id: mlp, depth: 8, normalisation: rms-pre, activation: {sweep: [relu, {id: snake, a: 2}]}}
            input: &in {id: digits, pairs: 20}
            analyses:
              - id: kernel-map
              - {id: kernel-trajectory, starts: [0.1, 0.5]}
              - layer-similarity
            figures: [{id: trajectories, measured: similarity}, {id: lines, of: kernel}]
            results: [csv, npz]
            """;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "- ",
            "\n",
            "\t",
            " ",
            "\"",
            "'",
            "&a",
            "*a",
            "*in",
            "!",
            "!%1",
            "%",
            "#",
            "|",
            ">",
            "@",
            "`",
            "sweep",
            "{sweep: [1, 2]}",
            "id",
            "from",
            "NaN",
            ".nan",
            ".inf",
            "1e400",
            "1_000",
            "-0",
            "~",
            "<<",
            "?",
            "---",
            "\u0000",
            "\uD83D",
            "é",
            "99999999999999999999",
            "relu",
            "kernel-map",
            "file",
            "csv");

    private static String mutated(SplittableRandom random) {
        StringBuilder text = new StringBuilder(VALID);
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.delete(at, end);
                case 2 -> text.replace(at, end, piece);
                default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
            if (text.isEmpty()) {
                text.append(VALID);
            }
        }
        return text.toString();
    }

    private static void readMutations(int count) {
        SplittableRandom random = new SplittableRandom(20_241_020);
        Planner planner = new Planner(Samples.catalogue(), "plain");
        int plans = 0;
        for (int i = 0; i < count; i++) {
            String text = mutated(random);
            Reading reading = planner.read(text, Samples.FILE_NAME, List.of());
            assertEquals(reading.plan().isEmpty(), !reading.faults().isEmpty(), text);
            for (Fault fault : reading.faults()) {
                assertEquals(1, fault.sentence().lines().count(), fault.sentence());
                assertTrue(fault.line() >= 1 && fault.column() >= 1, fault.sentence());
                assertTrue(!fault.sentence().contains("Exception"), fault.sentence());
            }
            plans += reading.plan().isPresent() ? 1 : 0;
        }
        assertTrue(plans > 0 && plans < count, plans + " of " + count + " mutations are plans");
    }

    @Test
    void anyMutationGivesAPlanOrFaultsAndNeverThrows() {
        assertTrue(Samples.read(VALID).plan().isPresent(), () -> Samples.faults(VALID)
                .toString());
        readMutations(3_000);
    }

    @Test
    @Tag("nightly")
    void manyMutationsGivePlansOrFaults() {
        readMutations(200_000);
    }
}
