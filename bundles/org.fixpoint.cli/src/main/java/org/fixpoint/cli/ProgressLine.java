package org.fixpoint.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.fixpoint.engine.plan.Point;
import org.fixpoint.engine.run.Progress;
import org.fixpoint.engine.run.RunListener;

/**
 * Tells how a run goes: a bar that redraws itself before a person, a line at each tenth otherwise; a failed point at once.
 *
 * <p>Called by one thread at a time.
 */
final class ProgressLine implements RunListener {
    private static final int CELLS = 24;
    private final Terminal terminal;
    private final boolean quiet;
    private int tenths;
    private int drawn;

    ProgressLine(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    @Override
    public void begun(Path folder, Progress progress) {
        show(progress);
    }

    @Override
    public void done(Point point, Progress progress) {
        show(progress);
    }

    @Override
    public void failed(Point point, String sentence, Progress progress) {
        clear();
        terminal.fault((point.inWords().isEmpty() ? "" : point.inWords() + ": ") + sentence);
        show(progress);
    }

    @Override
    public void remarked(String sentence) {
        clear();
        terminal.fault(sentence);
    }

    /** Takes the bar away. */
    void clear() {
        if (drawn > 0) {
            terminal.out().print("\r" + " ".repeat(drawn) + "\r");
            terminal.out().flush();
            drawn = 0;
        }
    }

    private void show(Progress progress) {
        int complete = progress.done() + progress.failed();
        String words = progress.done() + "/" + progress.total() + " done, " + progress.failed() + " failed"
                + progress.remaining()
                        .filter(left -> complete < progress.total())
                        .map(left -> ", about " + inWords(left) + " left")
                        .orElse("");
        if (quiet) {
            return;
        }
        if (terminal.interactive()) {
            int filled = (int) ((long) CELLS * complete / Math.max(1, progress.total()));
            String line = "[" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + words;
            terminal.out().print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            terminal.out().flush();
            drawn = line.length();
        } else if (10 * complete / Math.max(1, progress.total()) > tenths) {
            tenths = 10 * complete / progress.total();
            terminal.say(words);
        }
    }

    /** {@code 45 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String inWords(Duration time) {
        long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
