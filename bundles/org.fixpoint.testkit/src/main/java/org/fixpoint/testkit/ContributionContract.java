package org.fixpoint.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Parameter;
import org.fixpoint.api.Values;
import org.junit.jupiter.api.Test;

/**
 * What holds for a contribution of any kind.
 *
 * @param <T> the kind
 */
public abstract class ContributionContract<T> {
    /** The contribution under test. */
    protected abstract Contribution<T> contribution();

    /** Values by parameter name for the parameters without a default, and for others that the test wants to differ from it. */
    protected Map<String, ?> given() {
        return Map.of();
    }

    /** A new object with the values of {@link #given()}. */
    protected final T made() {
        return contribution().create(Values.of(contribution().descriptor(), given()));
    }

    @Test
    void describesItselfTheSameWayOnEveryCall() {
        Descriptor<T> first = contribution().descriptor();
        Descriptor<T> second = contribution().descriptor();
        assertEquals(first.id(), second.id());
        assertEquals(first.kind(), second.kind());
        assertEquals(
                first.parameters().stream().map(Parameter::name).toList(),
                second.parameters().stream().map(Parameter::name).toList());
    }

    @Test
    void summaryIsOneLineOfHelp() {
        String summary = contribution().descriptor().summary();
        assertAll(
                () -> assertFalse(summary.isBlank(), "the summary is empty"),
                () -> assertFalse(summary.contains("\n"), "the summary has several lines"),
                () -> assertFalse(summary.endsWith("."), "the summary ends with a full stop"),
                () -> assertFalse(Character.isLowerCase(summary.codePointAt(0)), "the summary begins in lower case"),
                () -> assertTrue(summary.length() <= 100, "the summary is longer than 100 characters"));
    }

    @Test
    void everyParameterIsDocumentedAndItsDefaultAllowed() {
        for (Parameter<?> parameter : contribution().descriptor().parameters()) {
            assertTrue(parameter.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), parameter.name() + " is not kebab-case");
            assertFalse(parameter.doc().isBlank(), parameter.name() + " has no line of help");
            assertFalse(parameter.allowed().isBlank(), parameter.name() + " does not say what is allowed");
            assertEquals(Optional.empty(), faultOfDefault(parameter), parameter.name() + " refuses its own default");
        }
    }

    private static <V> Optional<String> faultOfDefault(Parameter<V> parameter) {
        return parameter.defaultValue().flatMap(parameter::fault);
    }

    @Test
    void makesANewObjectOfItsKindOnEveryCall() {
        T first = made();
        assertInstanceOf(contribution().descriptor().kind(), first);
        assertNotSame(first, made());
    }

    @Test
    void anUnknownParameterIsRefusedByName() {
        Map<String, Object> values = new HashMap<>(given());
        values.put("no-such-parameter", 1.0);
        IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class, () -> Values.of(contribution().descriptor(), values));
        assertTrue(String.valueOf(fault.getMessage()).contains("no-such-parameter"));
    }
}
