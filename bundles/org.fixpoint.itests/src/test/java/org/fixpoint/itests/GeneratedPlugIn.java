package org.fixpoint.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A plug-in made by {@code fixpoint new plugin} and built by its own script, as a stranger would.
 *
 * @param written what the command said
 * @param exit of the build
 * @param out the standard output of the build
 * @param err its standard error
 * @param project the project
 */
record GeneratedPlugIn(Command written, int exit, String out, String err, Path project) {
    private static final long MINUTES = 20;

    /** Generates and builds. */
    static GeneratedPlugIn made(Path folder, Path plugIns, String name, String kind) {
        Command written = Command.fixpoint(
                folder, List.of("-Dfixpoint.plugins=" + plugIns), "new", "plugin", name, "--kind", kind);
        try {
            return built(written, folder.resolve(name));
        } catch (IOException fault) {
            throw new UncheckedIOException(written.err(), fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static GeneratedPlugIn built(Command written, Path project) throws IOException, InterruptedException {
        Path out = Files.createTempFile("build", ".out");
        Path err = Files.createTempFile("build", ".err");
        List<String> command = new ArrayList<>(List.of(project.resolve("build").toString()));
        String repository = System.getProperty("localRepository", ""); // Surefire says with which this build is made
        if (!repository.isEmpty()) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.resolve("..").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("FIXPOINT_"));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("not built after " + MINUTES + " minutes: " + project);
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        String faults = Files.readString(err, StandardCharsets.UTF_8);
        Files.delete(out);
        Files.delete(err);
        return new GeneratedPlugIn(written, process.exitValue(), said, faults, project);
    }

    /** Where the jar is. */
    Path jar() {
        return project.resolve("target").resolve(project.getFileName() + "-1.0.jar");
    }
}
