package org.fixpoint.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final StringWriter requests = new StringWriter();
    private final List<String> told = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    private JobSpec job() {
        return new JobSpec("three", "nothing", Sizes.of("n", 3, "k", 1), 1e-9, sizes -> new Job() {
            @Override
            public void run() {
                order.add("ours after " + requests.toString().lines().count());
            }

            @Override
            public double[] check() {
                return new double[] {sizes.get("n"), 1e12};
            }
        });
    }

    private List<Comparison> beside(String answers) throws IOException {
        Peer peer = Peer.greet(new StringReader(answers), requests, () -> {}, "it")
                .peer()
                .orElseThrow();
        return new Rounds(3, 0, List.of(peer), told::add).compare(job());
    }

    @Test
    void theJobAndItsPeerTakeTurnsAndRatiosAreRoundByRound() throws IOException {
        Comparison comparison = beside("peer P 1\nready\n9 9\n1e9 2\n2e9 4\n4e9 8\n3.0 1000000000001.0\n")
                .get(0);
        assertEquals("prepare three k=1 n=3\nrun\nrun\nrun\nrun\ncheck\n", requests.toString());
        assertEquals(List.of("ours after 1", "ours after 1", "ours after 2", "ours after 3", "ours after 4"), order);
        assertEquals(3, comparison.theirs().size());
        double second = 2e9 / comparison.ours().get(1).clock();
        assertTrue(List.of(
                        comparison.clockRatio().least(),
                        comparison.clockRatio().median(),
                        comparison.clockRatio().most())
                .contains(second));
        assertTrue(comparison.agrees()); // 1 of 10¹² is within 10⁻⁹
        assertEquals("P 1", comparison.peer());
        assertTrue(told.isEmpty());
    }

    @Test
    void otherNumbersAreADisagreementThatTheTableShows() throws IOException {
        String timings = "peer P\nready\n1 1\n1 1\n1 1\n1 1\n";
        for (String check : List.of("3.1 1e12", "3.0", "nan 1e12")) {
            Comparison comparison =
                    beside(timings + check.replace("nan", "NaN") + "\n").get(0);
            assertFalse(comparison.agrees(), check);
            assertTrue(Report.line(comparison).contains("DISAGREES"), check);
        }
    }

    @Test
    void aPeerThatCannotDoTheJobSaysWhyAndTheJobRunsAlone() throws IOException {
        List<Comparison> comparisons = beside("peer P\ncannot no module x\n");
        assertEquals(List.of("three without P: no module x"), told);
        assertEquals("", comparisons.get(0).peer());
        assertTrue(Report.csv(comparisons).contains("\nthree,k=1 n=3,,3,"));
    }

    @Test
    void aPeerThatIsAbsentSaysWhy() throws IOException {
        Peer.Found found = Peer.greet(new StringReader("absent No module named 'x'\n"), requests, () -> {}, "it");
        assertTrue(found.peer().isEmpty());
        assertEquals("No module named 'x'", found.why());
        assertEquals(
                "it does not run",
                Peer.greet(new StringReader(""), requests, () -> {}, "it").why());
    }

    @Test
    void aSpreadIsMedianAndRange() {
        assertEquals(new Spread(2.5, 1, 9), Spread.of(new double[] {9, 1, 3, 2}));
        assertEquals(new Spread(3, 1, 9), Spread.of(new double[] {9, 1, 3}));
    }
}
