package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.model.Precision;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.plan.Lettered;
import org.fixpoint.engine.plan.Planner;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.plan.Setting;
import org.fixpoint.engine.plan.Setup;
import org.fixpoint.engine.preset.PresetReader;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static final Catalogue CATALOGUE = Lettered.catalogue().with(List.of(preset()));

    private static Entry preset() {
        return new PresetReader(Lettered.catalogue())
                .read(
                        "fixpoint-preset: 1\nkind: activation\nid: mine\nof: {id: leaky-relu, alpha: 0.3}\n",
                        Path.of("mine.yaml"))
                .entry()
                .orElseThrow();
    }

    private static Point point(String activation) {
        String text = "fixpoint: 1\nmodel: {id: mlp, activation: " + activation
                + "}\ninput: digits\nanalyses: [kernel-map]\n";
        return new Planner(CATALOGUE, "plain")
                .read(text, Path.of("e.yaml"), List.of())
                .plan()
                .orElseThrow()
                .points()
                .get(0);
    }

    private static long drawn(Point point) {
        return Streams.of(point).stream("weights").nextLong();
    }

    @Test
    void aPartHasOneStreamWhateverElseIsSaidOfTheModel() {
        Point first = point("{id: leaky-relu, alpha: 0.3}, depth: 3");
        Point second = point("{id: leaky-relu, alpha: 0.3}, depth: 4");
        Point third = point("{id: leaky-relu, alpha: 0.4}, depth: 4");
        assertNotEquals(drawn(first), drawn(second));
        assertEquals(
                Streams.ofPart(first, "activation", "a").nextLong(),
                Streams.ofPart(second, "activation", "a").nextLong());
        assertNotEquals(
                Streams.ofPart(second, "activation", "a").nextLong(),
                Streams.ofPart(third, "activation", "a").nextLong());
        assertThrows(IllegalArgumentException.class, () -> Streams.ofPart(first, "depth", "a"));
    }

    @Test
    void onePointHasOneStreamHoweverItIsWritten() {
        Point writtenOut = point("{id: leaky-relu, alpha: 0.3}");
        assertEquals(writtenOut.key(), point("mine").key());
        assertEquals(drawn(writtenOut), drawn(point("mine")));
        assertEquals(drawn(point("{id: leaky-relu, alpha: 0.4}")), drawn(point("{id: mine, alpha: 0.4}")));
        assertNotEquals(drawn(writtenOut), drawn(point("{id: leaky-relu, alpha: 0.4}")));
    }

    @Test
    void aPrecisionNamesNoStream() { // so that both are of the same network
        Point point = point("relu");
        Point doubles = with(point, Precision.DOUBLE);
        assertEquals(drawn(point), drawn(doubles));
        assertEquals(drawn(doubles), drawn(with(point, Precision.SINGLE)));
        assertNotEquals(
                doubles.model().digest(), with(point, Precision.SINGLE).model().digest());
    }

    private static Point with(Point point, Precision precision) {
        Map<String, Setting> settings = new LinkedHashMap<>(point.model().settings());
        settings.put("precision", new Setting.Plain(precision));
        return new Point(
                point.key(),
                point.seed(),
                new Setup(point.model().entry(), settings),
                point.input(),
                point.analyses(),
                point.coordinates(),
                point.settings(),
                point.flaw());
    }
}
