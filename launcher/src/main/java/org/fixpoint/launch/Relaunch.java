package org.fixpoint.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How another process of this same program is started. */
public final class Relaunch {
    private Relaunch() {}

    /**
     * The command line of a process with the same Java, distribution and numerics as this one.
     *
     * @param megabytes the most memory that it may take for its heap
     * @param brief whether it is over soon, so that code is best compiled once and lightly; the bits are the same
     * @param temporary its folder for temporary files, which lies in one that goes with this process
     * @param arguments the verb and what follows it
     */
    public static List<String> command(long megabytes, boolean brief, Path temporary, List<String> arguments) {
        Path home = Path.of(System.getProperty("fixpoint.home", "")).toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + megabytes + "m");
        command.add("-XX:+UseSerialGC");
        if (brief) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(ClassArchive.options());
        command.add("-Djava.io.tmpdir=" + temporary);
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dfixpoint.home=" + home);
        for (String property : List.of(AskedNumerics.PROPERTY, "fixpoint.native")) {
            command.add("-D" + property + "=" + System.getProperty(property, ""));
        }
        command.add("-Dfixpoint.command=" + System.getProperty("fixpoint.command", ""));
        command.addAll(List.of("-cp", home.resolve("lib") + "/*", "org.fixpoint.launch.Main"));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
