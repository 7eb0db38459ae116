package org.fixpoint.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final Parameter.Real ALPHA =
            Parameter.real("alpha", "Slope").in(Range.closed(-10, 10)).byDefault(0.25);
    private static final Parameter.Whole DEPTH = Parameter.whole("depth", "Layers", 1, 64);
    private static final Descriptor<Runnable> NET =
            Descriptor.of(Runnable.class, "net", "Help").parameters(ALPHA, DEPTH);

    @Test
    void givenValuesAreReadByConstant() {
        Values values = Values.of(NET, Map.of("alpha", 0.5, "depth", 3));
        assertEquals(0.5, values.get(ALPHA));
        assertEquals(3, values.get(DEPTH));
    }

    @Test
    void defaultStandsInForAValueThatIsNotGiven() {
        assertEquals(0.25, Values.of(NET, Map.of("depth", 3)).get(ALPHA));
    }

    @Test
    void requiredParameterWithoutAValueIsNamed() {
        assertFault("net.depth has no value", Map.of());
    }

    @Test
    void unknownParameterIsNamed() {
        assertFault("net has no parameter alhpa", Map.of("depth", 3, "alhpa", 1.0));
    }

    @Test
    void valueOfAnotherTypeIsNamedWithTheRemedy() {
        assertFault("net.depth is 3.0, give a whole number from 1 to 64", Map.of("depth", 3.0));
    }

    @Test
    void valueOutOfRangeIsNamedWithTheRemedy() {
        assertFault("net.alpha is 99.0, give a real number in [-10.0, 10.0]", Map.of("depth", 3, "alpha", 99.0));
    }

    @Test
    void parameterOfAnotherDescriptorIsRefused() {
        Values values = Values.of(NET, Map.of("depth", 3));
        assertThrows(IllegalArgumentException.class, () -> values.get(Parameter.real("beta", "Gate")));
    }

    @Test
    void nestedContributionIsItsMadeObject() {
        Parameter.Part<Runnable> part = Parameter.part("inner", "Inner", Runnable.class);
        Runnable made = () -> {};
        Descriptor<Runnable> outer =
                Descriptor.of(Runnable.class, "outer", "Help").parameters(part);
        assertEquals(made, Values.of(outer, Map.of("inner", made)).get(part));
    }

    private static void assertFault(String sentence, Map<String, ?> given) {
        IllegalArgumentException fault = assertThrows(IllegalArgumentException.class, () -> Values.of(NET, given));
        assertEquals(sentence, fault.getMessage());
    }
}
