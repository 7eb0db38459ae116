package org.fixpoint.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fixpoint.engine.document.Mark;
import org.fixpoint.engine.document.Node;
import org.fixpoint.engine.document.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepGridTest {
    private static List<String> values(String sweep, boolean whole) {
        Faults faults = new Faults();
        Node node = YamlReader.read(sweep, "s").root().orElseThrow();
        List<Node> values = SweepGrid.values(node, new Place("x", Mark.startOf("s")), whole, faults);
        assertTrue(faults.none(), () -> faults.inOrder().toString());
        return values.stream().map(value -> ((Node.Scalar) value).text()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        [1, 2.5, x]                                    | false | 1 2.5 x
        {list: [3, 4]}                                 | false | 3 4
        {from: 0, to: 1, count: 5}                     | false | 0 0.25 0.5 0.75 1
        {from: 0, to: 0.3, count: 4, scale: linear}    | false | 0 0.1 0.2 0.3
        {from: 1, to: 0, count: 3}                     | false | 1 0.5 0
        {from: 0.1, to: 10, count: 3, scale: log}      | false | 0.1 1 10
        {from: 64, to: 1024, count: 5, scale: log}     | true  | 64 128 256 512 1024
        {from: 1, to: 10, count: 4}                    | true  | 1 4 7 10
        {linspace: [-1, 1, 3]}                         | false | -1 0 1
        {logspace: [-2, 1, 4]}                         | false | 0.01 0.1 1 10
        """)
    void theFormsOfASweepGiveTheirValues(String sweep, boolean whole, String expected) {
        assertEquals(List.of(expected.split(" ")), values(sweep, whole));
    }

    @Test
    void aLogarithmicSpanHasEqualRatios() {
        List<Double> values = values("{from: 0.1, to: 10, count: 50, scale: log}", false).stream()
                .map(Double::valueOf)
                .toList();
        assertEquals(50, values.size());
        for (int i = 1; i < 50; i++) { // exp and log round to an ulp each: a few 1e-15 relative
            assertEquals(Math.pow(100, 1.0 / 49), values.get(i) / values.get(i - 1), 1e-14);
        }
    }
}
