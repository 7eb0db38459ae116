package org.fixpoint.desktop.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.SampleCatalogue;
import org.fixpoint.desktop.form.Form;
import org.fixpoint.desktop.form.FormReader;
import org.fixpoint.desktop.form.Slice;
import org.fixpoint.engine.catalogue.Residency;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static Optional<Subject> subject(String model) {
        return subject(model, new Slice(() -> {}));
    }

    private static Form form(String model) {
        return FormReader.read("model: " + model, SampleCatalogue.with(), Residency.SETTLED);
    }

    private static Optional<Subject> subject(String model, Slice slice) {
        return Subject.of(slice.of(form(model), SampleCatalogue.with(), Residency.SETTLED), "activation"::equals);
    }

    @Test
    void theActivationOfTheModelIsPreviewedWithItsValues() {
        assertEquals(
                Optional.of(new Subject("activation", "snake", List.of("a=0.5"))),
                subject("{id: mlp, activation: {id: snake, a: 0.5}}"));
        assertEquals(Optional.of(Subject.of("activation", "relu")), subject("mlp"));
    }

    @Test
    void ofASweptValueTheOneLookedAtIsPreviewed() {
        String swept = "{id: mlp, activation: {id: snake, a: {sweep: {from: 0.25, to: 4, count: 5, scale: log}}}}";
        Slice slice = new Slice(() -> {});
        assertEquals(Optional.of(new Subject("activation", "snake", List.of("a=1"))), subject(swept, slice));
        slice.choose(form(swept).field(List.of("model", "activation", "a")).orElseThrow(), 4);
        assertEquals(Optional.of(new Subject("activation", "snake", List.of("a=4"))), subject(swept, slice));
        assertEquals(
                Optional.of(new Subject("activation", "snake", List.of("a=1"))),
                subject("{id: mlp, activation: {id: snake, a: {sweep: [1, 2]}}}"));
    }

    @Test
    void ofSweptActivationsTheOneLookedAtIsPreviewedWithItsValues() {
        assertEquals(
                Optional.of(Subject.of("activation", "gelu")), subject("{id: mlp, activation: {sweep: [gelu, relu]}}"));
        String swept = "{id: mlp, activation: {sweep: [{id: snake, a: 2}, relu, {formula: \"a*x: 1\"}]}}";
        Slice slice = new Slice(() -> {});
        assertEquals(Optional.of(new Subject("activation", "snake", List.of("a=2"))), subject(swept, slice));
        slice.choose(form(swept).field(List.of("model", "activation")).orElseThrow(), 2);
        assertEquals(
                Optional.of(new Subject("activation", "formula", List.of("formula=\"a*x: 1\""))),
                subject(swept, slice));
    }

    @Test
    void ofSweptModelsTheActivationOfTheOneLookedAtIsPreviewed() {
        assertEquals(
                Optional.of(Subject.of("activation", "gelu")),
                subject("{sweep: [{id: mlp, activation: gelu}, hopfield]}"));
    }

    @Test
    void aSweepAtFaultHasNoPreview() {
        assertEquals(Optional.empty(), subject("{id: mlp, activation: {sweep: []}}"));
        assertEquals(Optional.empty(), subject("{id: mlp, activation: {sweep: {list: 3}}}"));
    }

    @Test
    void aModelWithoutAnActivationHasNoPreview() {
        assertEquals(Optional.empty(), subject("hopfield"));
    }
}
