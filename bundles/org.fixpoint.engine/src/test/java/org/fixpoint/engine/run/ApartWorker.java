package org.fixpoint.engine.run;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A process of its own that computes points with the catalogue that misbehaves. */
final class ApartWorker {
    private ApartWorker() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // as the program does, since a drop-in may print
        new Workplace(Misbehaving.catalogue(), "plain", Misbehaving.RESIDENCY, Misbehaving::home)
                .serve(new FileInputStream(FileDescriptor.in), answers);
    }

    /** Starts such processes, and keeps them. */
    static final class Started implements Workers {
        private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Process start(List<Path> files, long megabytes, Duty duty) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx48m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            ApartWorker.class.getName())
                    .start();
            processes.add(process);
            return process;
        }

        List<Process> processes() {
            return List.copyOf(processes);
        }
    }
}
