package org.fixpoint.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void theReasonIsTheInnermostCauseWithoutPackageAndFrames() {
        String trace =
                """
                org.osgi.service.component.ComponentException: cannot be made
                \tat org.example.A.b(A.java:1)
                Caused by: java.lang.IllegalStateException: no data file
                \tat org.example.A.c(A.java:2)
                \t... 3 more
                """;
        assertEquals("IllegalStateException: no data file", Standing.reason(trace));
        assertEquals("no reason given", Standing.reason(""));
    }

    @Test
    void aVersionIsShownAsItsAuthorsWriteIt() {
        assertEquals("1.0", Dropped.brief("1.0.0"));
        assertEquals("1.2.3", Dropped.brief("1.2.3"));
        assertEquals("0.0", Dropped.brief("0.0.0"));
        assertEquals("1.0.0.beta", Dropped.brief("1.0.0.beta"));
    }

    @Test
    void kindsHaveTheirPlurals() {
        assertEquals("activation", Additions.plural("activation", 1));
        assertEquals("activations", Additions.plural("activation", 2));
        assertEquals("analyses", Additions.plural("analysis", 2));
    }
}
