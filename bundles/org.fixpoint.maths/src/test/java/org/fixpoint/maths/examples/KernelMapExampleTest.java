package org.fixpoint.maths.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as a user would run it: compiled by javac, started by java on a plain class path. */
class KernelMapExampleTest {
    @Test
    void exampleCompilesAndRunsWithoutOsgi(@TempDir Path folder) throws IOException, InterruptedException {
        String path = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-cp",
                        path,
                        "-d",
                        folder.toString(),
                        Path.of("examples", "KernelMapExample.java").toString());
        assertEquals(0, compiled);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", folder + File.pathSeparator + path, "KernelMapExample")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), printed);
        assertTrue(printed.contains("class    interior"), printed);
        assertTrue(printed.contains("rho*     0.597568446667"), printed);
        assertTrue(printed.contains("rate     0.969709942868"), printed);
    }
}
