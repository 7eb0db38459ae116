package org.fixpoint.cli;

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

/** Processes of this program with the verb {@code worker}, each with a temporary folder of its own that goes with it. */
final class ChildProcesses implements Workers {
    private final Map<Process, Path> folders = new ConcurrentHashMap<>();

    @Override
    public Process start(List<Path> files, long megabytes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(WorkerCommand.NAME));
        files.forEach(file -> arguments.addAll(List.of(WorkerCommand.PLUG_IN, file.toString())));
        List<String> command = new ArrayList<>(Relaunch.command(megabytes, arguments));
        Path folder = Files.createTempDirectory("fixpoint-worker-");
        command.add(1, "-Djava.io.tmpdir=" + folder);
        try {
            Process process = new ProcessBuilder(command).start();
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
            return; // nothing reads it again, and the system clears its temporary folder
        }
    }
}
