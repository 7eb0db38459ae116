package org.fixpoint.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Relu", "leaky_relu", "-relu", "relu-", "a--b", "größe"})
    void idThatIsNotKebabCaseIsRefused(String id) {
        assertThrows(IllegalArgumentException.class, () -> Descriptor.of(Runnable.class, id, "Help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "relu6", "leaky-relu", "2-layer"})
    void kebabCaseIdIsKept(String id) {
        assertEquals(id, Descriptor.of(Runnable.class, id, "Help").id());
    }

    @Test
    void twoParametersOfOneNameAreRefused() {
        Descriptor<Runnable> bare = Descriptor.of(Runnable.class, "elu", "Help");
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class,
                () -> bare.parameters(Parameter.real("alpha", "Slope"), Parameter.flag("alpha", "Slope", true)));
        assertEquals("elu has two parameters named alpha", fault.getMessage());
    }

    @Test
    void completionsKeepWhatWasSaidBefore() {
        Parameter.Real alpha = Parameter.real("alpha", "Slope");
        Descriptor<Runnable> descriptor = Descriptor.of(Runnable.class, "elu", "Help")
                .formula("x")
                .parameters(alpha)
                .sources("Author 2020");
        assertEquals(
                new Descriptor<>(Runnable.class, "elu", "Help", "x", List.of(alpha), List.of("Author 2020")),
                descriptor);
    }
}
