package org.fixpoint.desktop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fixpoint.desktop.form.FlowText;
import org.junit.jupiter.api.Test;

class DialTest {
    @Test
    void aDialGoesOverWhatIsTypical() {
        Dial beta = Dial.over("beta", 0.1, 50, 8);
        assertTrue(beta.log());
        assertEquals(8, beta.value(beta.fraction()), 1e-12);
        assertEquals(50, beta.value(1), 1e-12);
        assertEquals(new Dial("a", 25, 400, false, 100), Dial.over("a", 0, 50, 100));
        assertEquals("28.58", FlowText.number(Dial.rounded(28.5789)));
        assertEquals("8", FlowText.number(Dial.rounded(8.00001)));
    }

    @Test
    void theDiagramIsFoundFromTheLargestValueDownEachTimeMoreFinely() {
        List<double[]> passes = Branches.passes(Dial.over("gain", 0, 2.4, 1));
        assertEquals(
                List.of(12, 60, 240),
                passes.stream().map(values -> values.length).toList());
        assertEquals(2.3, passes.get(0)[0], 1e-15); // the middle of the uppermost of twelve parts
        assertEquals(0.1, passes.get(0)[11], 1e-15);
    }
}
