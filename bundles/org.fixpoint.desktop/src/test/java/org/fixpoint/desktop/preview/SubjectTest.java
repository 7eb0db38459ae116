package org.fixpoint.desktop.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.engine.catalogue.Residency;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static Optional<Subject> subject(String model) {
        Form form = FormReader.read("model: " + model, SampleCatalogue.with(), Residency.SETTLED);
        return Subject.of(form, "activation"::equals);
    }

    @Test
    void theActivationOfTheModelIsPreviewedWithItsValues() {
        assertEquals(
                Optional.of(new Subject("activation", "snake", List.of("a=0.5"))),
                subject("{id: mlp, activation: {id: snake, a: 0.5}}"));
        assertEquals(Optional.of(Subject.of("activation", "relu")), subject("mlp"));
    }

    @Test
    void ofASweptValueTheFirstIsPreviewed() {
        assertEquals(
                Optional.of(new Subject("activation", "snake", List.of("a=0.25"))),
                subject("{id: mlp, activation: {id: snake, a: {sweep: {from: 0.25, to: 4, count: 5, scale: log}}}}"));
        assertEquals(
                Optional.of(new Subject("activation", "snake", List.of("a=1"))),
                subject("{id: mlp, activation: {id: snake, a: {sweep: [1, 2]}}}"));
    }

    @Test
    void ofSweptActivationsTheFirstIsPreviewed() {
        assertEquals(
                Optional.of(Subject.of("activation", "gelu")), subject("{id: mlp, activation: {sweep: [gelu, relu]}}"));
        assertEquals(
                Optional.of(Subject.of("activation", "snake")),
                subject("{id: mlp, activation: {sweep: [{id: snake, a: 2}, relu]}}"));
    }

    @Test
    void aModelWithoutAnActivationHasNoPreview() {
        assertEquals(Optional.empty(), subject("hopfield"));
    }
}
