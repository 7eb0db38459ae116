package org.fixpoint.itests.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fixpoint.itests.Command;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that is opened and closed again and again in one process leaves nothing behind. */
class WindowCycleTest {
    private static final int PATIENCE_MILLIS = 1_200_000;

    @TempDir
    private Path folder;

    @Test
    void tenWindowsThatAreClosedLeaveNoResourceAndNoThread() throws Exception {
        leavesNothing(10);
    }

    @Test
    @Tag("nightly") // about two minutes
    void twoHundredWindowsThatAreClosedLeaveNoResourceAndNoThread() throws Exception {
        leavesNothing(200);
    }

    private void leavesNothing(int cycles) throws Exception {
        Path home = ProbedHome.in(folder.resolve("home"));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        try (VirtualDisplay display = VirtualDisplay.start();
                ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(PATIENCE_MILLIS);
            Process process = Command.start(
                    folder,
                    List.of(
                            "-Dfixpoint.home=" + home,
                            "-Dprobe.cycles=" + cycles,
                            "-Dprobe.port=" + listening.getLocalPort(),
                            "-Dfixpoint.plugins=" + folder.resolve("plugins"),
                            "-Dfixpoint.state=" + folder.resolve("state")),
                    out,
                    err,
                    List.of("DISPLAY=" + display.name(), "WAYLAND_DISPLAY=", "GTK_A11Y=none", "NO_AT_BRIDGE=1"),
                    "gui");
            try (Socket told = listening.accept();
                    DataInputStream in = new DataInputStream(told.getInputStream())) {
                List<String> lines = in.readUTF().lines().toList();
                assertEquals(cycles + " cycles", lines.get(0).replaceAll(",.*", ""), Files.readString(err));
                assertEquals(List.of(), lines.subList(1, lines.size()), Files.readString(err) + Files.readString(out));
            } finally {
                process.destroyForcibly().onExit().join();
            }
        }
    }
}
