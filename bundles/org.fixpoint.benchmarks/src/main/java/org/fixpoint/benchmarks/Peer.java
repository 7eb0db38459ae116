package org.fixpoint.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Another program that does the same jobs, on request, in a process that stays.
 *
 * <p>One line a request and one an answer. The peer begins with {@code peer NAME VERSION} or {@code absent WHY}.
 * {@code prepare JOB NAME=NUMBER …} is answered by {@code ready} or {@code cannot WHY}, {@code run} by seconds on the clock and of
 * processors, {@code check} by the numbers of {@link Job#check()}; the end of the requests ends it.
 */
final class Peer implements AutoCloseable {
    private static final List<String> THREADS =
            List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS");

    private final BufferedReader answers;
    private final Writer requests;
    private final AutoCloseable process;
    private final String name;

    private Peer(BufferedReader answers, Writer requests, AutoCloseable process, String name) {
        this.answers = answers;
        this.requests = requests;
        this.process = process;
        this.name = name;
    }

    /** A peer, or why there is none. */
    record Found(Optional<Peer> peer, String why) {}

    /** Starts a script, on so many threads, and waits for its first line. */
    static Found start(String python, Path script, OptionalInt threads) {
        ProcessBuilder builder =
                new ProcessBuilder(python, script.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        threads.ifPresent(
                number -> THREADS.forEach(name -> builder.environment().put(name, Integer.toString(number))));
        try {
            Process process = builder.start();
            return greet(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8),
                    new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8),
                    process::waitFor,
                    script.toString());
        } catch (IOException absent) {
            return new Found(Optional.empty(), python + " is not installed");
        }
    }

    /** Meets whoever answers. */
    static Found greet(Reader answers, Writer requests, AutoCloseable process, String what) throws IOException {
        BufferedReader lines = new BufferedReader(answers);
        String greeting = Optional.ofNullable(lines.readLine()).orElse("absent " + what + " does not run");
        return greeting.startsWith("peer ")
                ? new Found(Optional.of(new Peer(lines, requests, process, greeting.substring(5))), "")
                : new Found(Optional.empty(), greeting.replaceFirst("^absent ", ""));
    }

    /** Name and version. */
    String name() {
        return name;
    }

    /** Makes the inputs of a job; why it cannot do the job, if so. */
    Optional<String> prepare(String job, Sizes sizes) throws IOException {
        String answer = ask("prepare " + job + " " + sizes.written());
        return answer.equals("ready") ? Optional.empty() : Optional.of(answer.replaceFirst("^cannot ", ""));
    }

    /** Does the job once. */
    Timing run() throws IOException {
        double[] seconds = numbers(ask("run"));
        return new Timing(seconds[0], seconds[1]);
    }

    /** What it computed. */
    double[] check() throws IOException {
        return numbers(ask("check"));
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.strip().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private String ask(String request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        return Optional.ofNullable(answers.readLine())
                .orElseThrow(() -> new IOException(name + " ended at: " + request));
    }

    @Override
    public void close() throws IOException {
        requests.close();
        answers.close();
        try {
            process.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception fault) {
            throw new IOException(fault);
        }
    }
}
