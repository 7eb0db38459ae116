package org.fixpoint.desktop.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fixpoint.desktop.Disk;
import org.fixpoint.engine.document.YamlFile;

/** Four steps through the window at the first start. Whoever has seen them, or does not want to, is not shown them again. */
public final class Tour {
    private static final String NAME = "tour-seen";

    /**
     * A step.
     *
     * @param place what it is about
     * @param sentence what one does there
     */
    public record Step(String place, String sentence) {}

    /** All of them. */
    public static final List<Step> STEPS = List.of(
            new Step(
                    "Catalogue, on the left",
                    "All that is installed. Ctrl+F searches, Enter puts it into the experiment, F1 tells about it."),
            new Step(
                    "Experiment, in the middle",
                    "A form and, with F6, the same as YAML. The file is what fixpoint run takes. The menu of a field sweeps it."),
            new Step(
                    "Preview, on the right",
                    "Follows each slider as it moves. Click into a phase portrait to see where an orbit goes."),
            new Step(
                    "Run and results, below",
                    "Ctrl+Enter runs, Esc stops and keeps what is done. Figures can be zoomed, tables sorted, both exported."));

    private final Path seen;
    private final Disk disk;
    private int at;
    private boolean over;

    /**
     * The tour as it stands.
     *
     * @param state the folder of the user's in which it is kept that it has been seen
     * @param disk reads and writes there
     */
    public Tour(Path state, Disk disk) {
        this.seen = state.resolve(NAME);
        this.disk = disk;
        this.over = disk.found(state, () -> Files.exists(seen), true); // rather not at all than again and again
    }

    /** The step to show, if there is one. */
    public Optional<Step> step() {
        return over ? Optional.empty() : Optional.of(STEPS.get(at));
    }

    /** How far it is: {@code 1 of 4}. */
    public String progress() {
        return (at + 1) + " of " + STEPS.size();
    }

    /** Whether another step follows. */
    public boolean hasNext() {
        return at + 1 < STEPS.size();
    }

    /** The next step; after the last it is over, for good. */
    public void next() throws IOException {
        if (hasNext()) {
            at++;
        } else {
            dismiss();
        }
    }

    /** It is over, for good. */
    public void dismiss() throws IOException {
        over = true;
        Path folder = seen.toAbsolutePath().resolveSibling("");
        disk.ask(folder, () -> {
            Files.createDirectories(folder);
            YamlFile.write(seen, "The tour of the window is not shown again while this file is here.\n");
            return true;
        });
    }

    /** From the beginning, because the user asks for it. */
    public void again() {
        at = 0;
        over = false;
    }
}
