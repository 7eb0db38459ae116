package org.fixpoint.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterTest {
    private enum Norm {
        NONE,
        LAYER_NORM
    }

    @Test
    void realNumberOutsideItsRangeIsAFaultThatNamesIt() {
        Parameter.Real slope = Parameter.real("alpha", "Slope").in(Range.closed(-10, 10));
        assertEquals(Optional.of("is 99.0"), slope.fault(99.0));
        assertEquals(Optional.empty(), slope.fault(10.0));
        assertEquals("a real number in [-10.0, 10.0]", slope.allowed());
    }

    @Test
    void notANumberIsAFaultEvenWithoutARange() {
        assertEquals(Optional.of("is NaN"), Parameter.real("alpha", "Slope").fault(Double.NaN));
    }

    @Test
    void wholeNumberIsAllowedUpToBothEnds() {
        Parameter.Whole depth = Parameter.whole("depth", "Layers", 1, 64);
        assertEquals(Optional.empty(), depth.fault(1));
        assertEquals(Optional.empty(), depth.fault(64));
        assertEquals(Optional.of("is 0"), depth.fault(0));
        assertEquals(Optional.of("is 65"), depth.fault(65));
        assertEquals("a whole number from 1 to 64", depth.allowed());
    }

    @Test
    void wholeNumberWithoutAnUpperEndSaysSo() {
        assertEquals(
                "a whole number from 1 on",
                Parameter.whole("count", "Inputs", 1, Integer.MAX_VALUE).allowed());
    }

    @Test
    void choiceIsWrittenInKebabCase() {
        Parameter.Choice<Norm> choice = Parameter.choice("norm", "Normalisation", Norm.class);
        assertEquals(List.of("none", "layer-norm"), choice.options());
        assertEquals("one of none, layer-norm", choice.allowed());
    }

    @Test
    void blankTextIsAFault() {
        assertEquals(Optional.of("is empty"), Parameter.text("path", "Path").fault(" "));
        assertEquals(Optional.empty(), Parameter.text("path", "Path").fault("a"));
    }

    @Test
    void listOfTheWrongLengthIsAFault() {
        Parameter.Reals list = Parameter.reals("starts", "Starts", 1, 2);
        assertEquals(Optional.of("has 0 numbers"), list.fault(new double[0]));
        assertEquals(Optional.of("has 3 numbers"), list.fault(new double[3]));
        assertEquals(Optional.empty(), list.fault(new double[2]));
    }

    @Test
    void listNamesTheNumberThatIsOutOfRange() {
        Parameter.Reals list = Parameter.reals("starts", "Starts", 1, 9).in(Range.closed(-1, 1));
        assertEquals(Optional.of("contains 2.0"), list.fault(new double[] {0, 2}));
    }

    @Test
    void defaultListIsACopy() {
        double[] values = {1, 2};
        Parameter.Reals list = Parameter.reals("starts", "Starts", 1, 9).byDefault(values);
        values[0] = 7;
        assertArrayEquals(new double[] {1, 2}, list.defaultValue().orElseThrow());
    }

    @Test
    void parameterWithoutADefaultIsRequired() {
        assertEquals(Optional.empty(), Parameter.real("alpha", "Slope").defaultValue());
        assertEquals(
                Optional.of(0.5),
                Parameter.real("alpha", "Slope").byDefault(0.5).defaultValue());
        assertEquals(Optional.of(false), Parameter.flag("bias", "Biases", false).defaultValue());
    }

    @Test
    void nestedContributionDefaultsByItsIdAndNotByAnObject() {
        Parameter.Part<Runnable> part =
                Parameter.part("activation", "Activation", Runnable.class).byDefault("relu");
        assertEquals(Optional.of("relu"), part.defaultId());
        assertEquals(Optional.empty(), part.defaultValue());
    }

    @Test
    void refinementsKeepWhatWasSaidBefore() {
        Parameter.Real real = Parameter.real("t", "Time")
                .in(Range.closed(0, 9))
                .typically(0, 1)
                .unit("s")
                .byDefault(3)
                .visibleWhen("mode", "slow");
        assertEquals(Range.closed(0, 9), real.range());
        assertEquals(Range.closed(0, 1), real.typical());
        assertEquals("s", real.unit());
        assertEquals(Optional.of(3.0), real.defaultValue());
        assertTrue(real.visibleWhen()
                .filter(new Parameter.Condition("mode", List.of("slow"))::equals)
                .isPresent());
    }
}
