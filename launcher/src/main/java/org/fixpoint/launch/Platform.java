package org.fixpoint.launch;

import java.util.Locale;

/** The system and processor of this computer, as feature files name them: {@code linux-x86_64}, {@code macos-aarch64}. */
final class Platform {
    private Platform() {}

    /** This computer's. */
    static String here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * The name of a platform.
     *
     * @param system as Java's {@code os.name}
     * @param processor as Java's {@code os.arch}
     */
    static String of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String known = name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : name;
        return known + "-" + (processor.equals("amd64") ? "x86_64" : processor);
    }
}
