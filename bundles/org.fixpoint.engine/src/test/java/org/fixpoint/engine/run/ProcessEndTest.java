package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessEndTest {
    @ParameterizedTest
    @CsvSource({"0, false", "3, false", "128, false", "129, true", "137, true", "143, true", "134, false", "139, false"
    })
    void aSignalFromOutsideIsToldFromACrashAndFromAnExit(
            int code, boolean killed) { // 9 kill, 15 term, 6 abort, 11 segv
        assertEquals(killed, new ProcessEnd(code).killed());
    }
}
