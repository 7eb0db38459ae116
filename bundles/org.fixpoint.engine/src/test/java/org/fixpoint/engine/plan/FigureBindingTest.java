package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FigureBindingTest {
    private static final String HEAD =
            """
            fixpoint: 1
            model: mlp
            input: digits
            """;

    private static List<FigureRequest> figures(String rest) {
        return Samples.plan(HEAD + rest).figures();
    }

    private static List<String> shown(List<FigureRequest> figures) {
        return figures.stream()
                .map(figure -> figure.name() + " " + new TreeMap<>(figure.fill()))
                .toList();
    }

    @Test
    void withoutAListEveryInstalledFigureThatCanBeFilledIsDrawnAndEveryItemShown() {
        assertEquals(
                List.of(
                        "kernel-map {kernel=kernel-map.kernel}",
                        "trajectories {measured=layer-similarity.similarity, predicted=kernel-trajectory.predicted-similarity}",
                        "lines-slope {array=kernel-map.slope}",
                        "lines-length {array=layer-similarity.length}",
                        "table-fixed-points {table=kernel-fixed-points.fixed-points}"),
                shown(figures("analyses: [kernel-map, layer-similarity, kernel-fixed-points, kernel-trajectory]\n")));
    }

    @Test
    void pointsOfASpaceAreDrawnWhereAskedForOnly() {
        assertEquals(List.of(), shown(figures("analyses: [places]\n")));
        assertEquals(
                List.of("lines {array=places.places}"),
                shown(figures("analyses: [places]\nfigures: [{id: lines, of: places}]\n")));
    }

    @Test
    void slotsTakeTheFirstItemThatFits() {
        assertEquals(
                List.of("trajectories {measured=layer-similarity.similarity}", "lines {array=kernel-map.kernel}"),
                shown(figures("analyses: [kernel-map, layer-similarity]\nfigures: [trajectories, {id: lines}]\n")));
    }

    @Test
    void slotsAreFilledByNameByOfOrByTheFullReference() {
        assertEquals(
                List.of(
                        "lines {array=kernel-map.slope}",
                        "lines-2 {array=kernel-map.slope}",
                        "slopes {array=kernel-map.slope}"),
                shown(
                        figures(
                                """
                        analyses: [kernel-map]
                        figures:
                          - {id: lines, of: slope}
                          - {id: lines, array: kernel-map.slope, title: again}
                          - {id: lines, of: kernel-map.slope, name: slopes}
                        """)));
    }

    @Test
    void anOptionalSlotCanBeLeftEmpty() {
        assertEquals(
                List.of("trajectories {measured=layer-similarity.similarity}"),
                shown(
                        figures(
                                """
                        analyses: [layer-similarity, kernel-trajectory]
                        figures: [{id: trajectories, predicted: ~}]
                        """)));
    }

    @Test
    void anAmbiguousNameIsRefused() {
        assertEquals(
                List.of(
                        "snake.yaml:5:26 figures.lines.of: \"kernel\" is ambiguous; give one of kernel-map.kernel, kernel-map-2.kernel"),
                Samples.faults(HEAD + "analyses: [kernel-map, kernel-map]\nfigures: [{id: lines, of: kernel}]\n")
                        .stream()
                        .map(sentence -> sentence.replaceFirst(":5:[0-9]+", ":5:26"))
                        .toList());
    }
}
