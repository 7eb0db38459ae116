package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fixpoint.api.Descriptor;
import org.fixpoint.api.Refusal;
import org.fixpoint.engine.plan.Setup;
import org.junit.jupiter.api.Test;

class BlameTest {
    private static Setup offered(String id) {
        return new Offered<>(Descriptor.of(List.class, id, "A list for tests"), values -> List.of()).with(Map.of());
    }

    @Test
    void namesWhoseCodeBrokeOffNotWhoCalledIt() {
        Trail trail = new Trail();
        Setup called = offered("called");
        trail.enter(called);
        trail.made(called, new ArrayList<>());
        trail.enter(offered("caller"));
        Throwable thrown = new IllegalStateException("oh");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.example.Unknown", "f", "Unknown.java", 1),
            new StackTraceElement("java.util.ArrayList", "get", "ArrayList.java", 2)
        });
        assertTrue(Blame.sentence(thrown, trail).startsWith("called (org.example.pack 1.2.0) broke off with"));
        thrown.setStackTrace(new StackTraceElement[0]);
        assertTrue(Blame.sentence(thrown, trail).startsWith("caller (org.example.pack 1.2.0) broke off with"));
    }

    @Test
    void aRefusalWithoutReasonIsToldAsSuch() {
        Trail trail = new Trail();
        trail.enter(offered("silent"));
        assertEquals(
                "silent (org.example.pack 1.2.0) refused without giving a reason; ask its author what it needs.",
                Blame.sentence(new Refusal(" "), trail));
    }
}
