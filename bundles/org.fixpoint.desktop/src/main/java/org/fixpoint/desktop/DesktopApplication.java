package org.fixpoint.desktop;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.fixpoint.desktop.catalogue.PlugInFolder;
import org.fixpoint.desktop.window.Window;
import org.fixpoint.engine.Workbench;
import org.fixpoint.engine.document.Program;
import org.fixpoint.engine.run.Apart;
import org.fixpoint.engine.run.Standby;
import org.fixpoint.launch.Application;
import org.fixpoint.launch.Interrupts;
import org.fixpoint.plugins.ChildProcesses;
import org.fixpoint.plugins.DropIns;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The window, as the application of the desktop mode. */
@Component(property = Application.MODE + "=desktop")
public final class DesktopApplication implements Application {
    private static final Duration KEPT =
            Duration.ofMinutes(10); // processes that know the drop-ins, for the next change
    private static final long MOMENT_NANOS = 5_000_000;
    private static final int OK = 0;
    private static final int BAD_INPUT = 2;
    private static final int INTERNAL = 4;

    private final BundleContext context;
    private final Workbench workbench;
    private final DropIns dropIns;

    /** The window over what is installed. */
    @Activate
    public DesktopApplication(BundleContext context, @Reference Workbench workbench, @Reference DropIns dropIns) {
        this.context = context;
        this.workbench = workbench;
        this.dropIns = dropIns;
    }

    @Override
    public int run(List<String> arguments, Interrupts interrupts) {
        List<String> files = arguments.subList(1, arguments.size());
        if (files.size() > 1 || files.stream().anyMatch(word -> word.startsWith("-"))) {
            return refused("gui takes one experiment file and no options; see " + Program.verb("gui --help"));
        }
        if (!hasDisplay(System.getProperty("os.name", ""), System.getenv())) {
            return refused("there is no display to open a window on, neither DISPLAY nor WAYLAND_DISPLAY is set;"
                    + " the verbs of the command line work without one");
        }
        try {
            Optional<Path> file = files.stream().findFirst().map(Path::of);
            Display.setAppName("Fixpoint");
            Display display = new Display();
            try {
                return shown(display, file, interrupts);
            } finally {
                display.dispose();
            }
        } catch (InvalidPathException fault) {
            return refused(files + " is no path in the character set of this system; start with LC_ALL=C.UTF-8");
        } catch (SWTError fault) {
            return refused("no window can be opened on the display "
                    + System.getenv().getOrDefault("DISPLAY", "") + "; check that it is there and may be used");
        } catch (UnsatisfiedLinkError | NoClassDefFoundError fault) {
            return refused("the window needs GTK 3, which is not installed or does not load; install it (Debian:"
                    + " apt-get install libgtk-3-0)");
        } catch (IOException fault) {
            return refused("no temporary folder can be made (" + fault.getMessage() + "); make room for one");
        }
    }

    /** Whether there may be a display: on systems with X11 or Wayland it is named by the environment. */
    static boolean hasDisplay(String system, Map<String, String> environment) {
        return !system.toLowerCase(Locale.ROOT).startsWith("linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    private int shown(Display display, Optional<Path> file, Interrupts interrupts) throws IOException {
        try (Standby standby = new Standby(KEPT)) {
            return shown(
                    display, file, interrupts, new Apart(new ChildProcesses(context), Apart.PATIENCE).with(standby));
        }
    }

    private int shown(Display display, Optional<Path> file, Interrupts interrupts, Apart apart) throws IOException {
        Path scratch = Files.createDirectories(context.getDataFile("window").toPath());
        AtomicBoolean open = new AtomicBoolean(true);
        Executor later = work -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (open.get()) { // what comes later has no widgets any more
                        work.run();
                    }
                });
            }
        };
        AtomicReference<Consumer<String>> told = new AtomicReference<>(); // there is nothing yet that tells
        Consumer<String> said = sentence -> Optional.ofNullable(told.get()).ifPresent(each -> each.accept(sentence));
        AtomicReference<String> tone = new AtomicReference<>(Window.tone(display));
        Surroundings around = new Surroundings(
                workbench,
                dropIns,
                new PlugInFolder(System.getProperty(DropIns.FOLDER, "")),
                apart,
                scratch,
                state(),
                Path.of(System.getProperty("fixpoint.script", "fixpoint"))
                        .toAbsolutePath()
                        .resolveSibling(""),
                tone::get,
                Disk.of(later, () -> EventLoop.pass(() -> goOn(display), said)),
                later);
        try (Desk desk = new Desk(around)) {
            told.set(desk::say);
            Window window = new Window(display, desk);
            window.open();
            display.addListener(SWT.Settings, event -> {
                String now = Window.tone(display);
                if (!now.equals(tone.getAndSet(now))) {
                    desk.repaint();
                }
            });
            file.ifPresentOrElse(desk.document()::open, desk.document()::recover);
            interrupts.onFirst(code -> around.display().execute(window::stopAndLeave));
            boolean left = EventLoop.run(window::isGone, () -> dispatch(display), desk::say);
            open.set(false);
            return left ? OK : brokenOff();
        }
    }

    /** A folder of the user's own, where the system keeps such things; {@code fixpoint.state} names another one. */
    private static Path state() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String given = System.getProperty("fixpoint.state", "");
        String xdg = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        return given.isEmpty()
                ? (xdg.isEmpty() ? home.resolve(".local/state") : Path.of(xdg)).resolve("fixpoint")
                : Path.of(given);
    }

    private static void dispatch(Display display) {
        if (!display.readAndDispatch()) {
            display.sleep();
        }
    }

    /** One event, or a moment: what is waited for wakes no display. */
    private static void goOn(Display display) {
        if (!display.isDisposed() && !display.readAndDispatch()) {
            LockSupport.parkNanos(MOMENT_NANOS);
        }
    }

    private static int brokenOff() {
        tell("the window broke off; what was not saved is there again at the next start");
        return INTERNAL;
    }

    private static int refused(String sentence) {
        tell(sentence);
        return BAD_INPUT;
    }

    private static void tell(String sentence) {
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                .println("fixpoint: " + sentence);
    }
}
