package org.fixpoint.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the bundles for one platform, that of the computer is taken. */
class PlatformTest {
    private static final Path HOME = Path.of(System.getProperty("fixpoint.dist", ""));

    private static FeatureFile window(String platform) throws LaunchException {
        return FeatureFile.read(HOME.resolve("features/desktop.json"), HOME.resolve("repository"), platform);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Linux, amd64, linux-x86_64, org.eclipse.swt.gtk.linux.x86_64",
        "Linux, aarch64, linux-aarch64, org.eclipse.swt.gtk.linux.aarch64",
        "Mac OS X, x86_64, macos-x86_64, org.eclipse.swt.cocoa.macosx.x86_64",
        "Mac OS X, aarch64, macos-aarch64, org.eclipse.swt.cocoa.macosx.aarch64",
        "Windows 11, amd64, windows-x86_64, org.eclipse.swt.win32.win32.x86_64"
    })
    void exactlyOneFragmentOfSwtIsTaken(String system, String processor, String platform, String fragment)
            throws LaunchException {
        assertEquals(platform, Platform.of(system, processor));
        List<String> jars = window(platform).bundles().stream()
                .map(jar -> String.valueOf(jar.getFileName()))
                .filter(name -> name.startsWith("org.eclipse.swt."))
                .toList();
        assertEquals(List.of(fragment + "-3.132.0.jar"), jars);
    }

    @Test
    void whereThereIsNoneOneSentenceSaysSo() {
        LaunchException refused = assertThrows(LaunchException.class, () -> window("solaris-sparc"));
        assertEquals(2, refused.exitCode());
        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("there is no window for solaris-sparc, only for linux-x86_64"));
    }
}
