package org.fixpoint.engine.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void aTreeIsLaidOutWithListsOfNumbersOnOneLine() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", List.of(1, 2L, 0.5));
        tree.put("a", Map.of("x", List.of(Map.of(), List.of())));
        tree.put("none", Optional.empty());
        assertEquals(
                """
                {
                  "b": [1, 2, 0.5],
                  "a": {
                    "x": [
                      {},
                      []
                    ]
                  },
                  "none": null
                }
                """,
                JsonText.pretty(tree));
        assertEquals("{\"b\": [1, 2, 0.5], \"a\": {\"x\": [{}, []]}, \"none\": null}", JsonText.line(tree));
        assertEquals("{\"a\":{\"x\":[{},[]]},\"b\":[1,2,0.5],\"none\":null}", JsonText.canonical(tree));
    }

    @Test
    void anyDoubleComesBackWithTheSameBits() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            double back = JsonText.number(JsonText.read(JsonText.line(value)));
            assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits(back), () -> "from " + value);
        }
    }

    @Test
    void theTextOfADoubleIsTheShortest() { // Double.toString(2e23) has 17 digits before JDK 19
        assertEquals("2e+23", JsonText.number(Double.parseDouble("2e23")));
        assertEquals("-0.0", JsonText.number(-0.0));
        assertEquals("\"-Infinity\"", JsonText.line(Double.NEGATIVE_INFINITY));
    }

    @Test
    void whatIsNoJsonIsToldInASentence() {
        IOException cut = assertThrows(IOException.class, () -> JsonText.read("{\"a\": [1,"));
        assertEquals("the text is not JSON", String.valueOf(cut.getMessage()).substring(0, 20));
        assertThrows(IOException.class, () -> JsonText.number(JsonText.read("\"many\"")));
        assertThrows(IllegalArgumentException.class, () -> JsonText.line(new Object()));
    }
}
