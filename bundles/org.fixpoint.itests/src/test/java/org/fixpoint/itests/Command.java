package org.fixpoint.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One call of the command line in a process of its own.
 *
 * @param exit the exit code
 * @param out the standard output
 * @param err the standard error, without the JVM's line on incubator modules
 */
public record Command(int exit, String out, String err) {
    private static final long MINUTES = 20;
    private static final Set<String> COMPUTE = Set.of("run", "resume", "gui", "doctor");

    /** Runs {@code fixpoint arguments…} in a folder and waits for it. */
    public static Command fixpoint(Path folder, String... arguments) {
        return fixpoint(folder, List.of(), arguments);
    }

    /** The same with options for the JVM. */
    public static Command fixpoint(Path folder, List<String> options, String... arguments) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            Process process = start(folder, options, out, err, arguments);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("not done after " + MINUTES + " minutes: " + List.of(arguments));
            }
            Command finished = finished(process, out, err);
            Files.delete(out);
            Files.delete(err);
            return finished;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Starts {@code fixpoint arguments…} and does not wait. */
    public static Process start(Path folder, List<String> options, Path out, Path err, String... arguments)
            throws IOException {
        return start(folder, options, out, err, List.of(), arguments);
    }

    /**
     * The same in another environment.
     *
     * @param environment each {@code NAME=value}; without a value the name is taken out
     */
    public static Process start(
            Path folder, List<String> options, Path out, Path err, List<String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("env", "--default-signal=INT")); // ignored by all that a script starts in the background
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        boolean computes = Stream.of(arguments).anyMatch(COMPUTE::contains);
        command.addAll(
                computes
                        ? List.of("-XX:+UseParallelGC")
                        : List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")); // as the script does
        if (options.stream().noneMatch(option -> option.startsWith("-Dplain"))) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
            command.addAll(StartArchive.options());
        }
        if (options.stream().noneMatch(option -> option.startsWith("-Dfixpoint.home="))) {
            command.add("-Dfixpoint.home=" + Distribution.home());
        }
        command.addAll(List.of(
                "-Djava.awt.headless=true",
                "-cp",
                Distribution.home().resolve("lib") + "/*",
                "org.fixpoint.launch.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        for (String setting : environment) {
            String[] parts = setting.split("=", 2);
            if (parts[1].isEmpty()) {
                builder.environment().remove(parts[0]);
            } else {
                builder.environment().put(parts[0], parts[1]);
            }
        }
        return builder.start();
    }

    /** What a finished process said. */
    public static Command finished(Process process, Path out, Path err) throws IOException {
        String errors = Files.readString(err, StandardCharsets.UTF_8)
                .replace("WARNING: Using incubator modules: jdk.incubator.vector\n", "");
        return new Command(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), errors);
    }

    /** The standard output read as JSON. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException fault) {
            throw new UncheckedIOException("not JSON: " + out + err, fault);
        }
    }
}
