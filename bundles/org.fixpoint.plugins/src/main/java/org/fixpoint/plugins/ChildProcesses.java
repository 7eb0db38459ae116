package org.fixpoint.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.fixpoint.engine.run.Workers;
import org.fixpoint.launch.Relaunch;
import org.osgi.framework.BundleContext;

/** Processes of this program with the verb {@value #VERB}, each with a temporary folder of its own that goes with it. */
public final class ChildProcesses implements Workers {
    /** The verb of a process that computes for another one. */
    public static final String VERB = "worker";

    /** The option of that verb that names a drop-in to load. */
    public static final String PLUG_IN = "--plugin";

    private final Path temporary;
    private final Map<Process, Path> folders = new ConcurrentHashMap<>();

    /**
     * Processes.
     *
     * @param context has a private folder, which goes with this process
     */
    public ChildProcesses(BundleContext context) {
        this.temporary = context.getDataFile("workers").toPath();
    }

    @Override
    public Process start(List<Path> files, long megabytes, Duty duty) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(VERB));
        files.forEach(file -> arguments.addAll(List.of(PLUG_IN, file.toString())));
        Path folder = Files.createTempDirectory(Files.createDirectories(temporary), "worker-");
        try {
            Process process =
                    new ProcessBuilder(Relaunch.command(megabytes, duty == Duty.ANSWER, folder, arguments)).start();
            folders.put(process, folder);
            return process;
        } catch (IOException fault) {
            delete(folder);
            throw fault;
        }
    }

    @Override
    public void ended(Process process) {
        Optional.ofNullable(folders.remove(process)).ifPresent(ChildProcesses::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException leftover) {
            return; // it goes with the folder of this process
        }
    }
}
