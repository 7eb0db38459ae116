package org.fixpoint.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChildTest {
    private static final long MANY = 50_000_000;

    /** Prints many dots without a line feed. */
    private static final class Dots extends Process {
        private final CountDownLatch printed = new CountDownLatch(1);

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public InputStream getErrorStream() {
            return new InputStream() {
                private long left = MANY;

                @Override
                public int read() {
                    return '.';
                }

                @Override
                public int read(byte[] some, int from, int length) {
                    if (left <= 0) {
                        printed.countDown();
                        return -1;
                    }
                    Arrays.fill(some, from, from + length, (byte) '.');
                    left -= length;
                    return length;
                }
            };
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public void destroy() {}
    }

    @Test
    void ofEndlessNoiseTheLastIsKept() throws IOException, InterruptedException {
        Dots dots = new Dots();
        try (Child child = Child.start((files, megabytes, duty) -> dots, List.of(), 64, Workers.Duty.ANSWER)) {
            dots.printed.await();
            assertEquals(".".repeat(4000), child.noise());
        }
    }
}
