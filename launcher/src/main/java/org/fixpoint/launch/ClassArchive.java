package org.fixpoint.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The archive of classes that the start script had this process begin with, for the processes that it starts itself.
 *
 * <p>Named {@code …-SIZE.jsa}. Java dies of an archive that was cut short, so one whose size is not that of its name is not used.
 * What is amiss with one in any other way Java finds itself, and goes without.
 */
final class ClassArchive {
    private static final Pattern NAME = Pattern.compile(".*-(\\d{1,15})\\.jsa");
    private static final int NAMED_AOT = 24; // the version from which on Java logs on archives by another name, too

    private ClassArchive() {}

    /** Options for a process with this one's archive; none without one. */
    static List<String> options() {
        return options(
                System.getProperty("fixpoint.archive", ""), Runtime.version().feature());
    }

    /**
     * Options for a process with an archive, which say nothing on the standard output.
     *
     * @param archive its path; may be empty
     * @param version of Java, of which {@code -Xlog} refuses names that it does not know
     */
    static List<String> options(String archive, int version) {
        if (!isWhole(archive)) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto"));
        options.addAll(List.of("-XX:+VerifySharedSpaces", "-Dfixpoint.archive=" + archive));
        options.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-Xlog:cds*=off:stderr"));
        if (version >= NAMED_AOT) {
            options.add("-Xlog:aot*=off:stderr");
        }
        return List.copyOf(options);
    }

    private static boolean isWhole(String archive) {
        Matcher name = NAME.matcher(archive);
        try {
            return name.matches() && Files.size(Path.of(archive)) == Long.parseLong(name.group(1));
        } catch (IOException absent) {
            return false;
        }
    }
}
