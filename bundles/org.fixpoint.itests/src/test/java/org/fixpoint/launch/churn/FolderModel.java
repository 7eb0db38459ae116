package org.fixpoint.launch.churn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.fixpoint.launch.ChurnWorkbench.Seen;
import org.fixpoint.launch.churn.Content.Sound;

/**
 * What the drop-in folder holds, and what has to follow from it: every content is installed once, whatever its file is called, and
 * of several versions of a plug-in the newest is offered.
 *
 * <p>Changed by one thread; {@link #departedSince} may be asked by others.
 */
public final class FolderModel {
    private final Map<String, Content> files = new TreeMap<>();
    private final Map<Sound, Integer> departures = new ConcurrentHashMap<>();
    private volatile int step;

    /** The step that is going on. */
    public int step() {
        return step;
    }

    /** From here on changes belong to this step. */
    public void begin(int number) {
        step = number;
    }

    /** A file is about to hold this. */
    public void put(String file, Content content) {
        remove(file);
        files.put(file, content);
    }

    /** A file is about to go. */
    public void remove(String file) {
        if (files.remove(file) instanceof Sound sound) {
            departures.put(sound, step);
        }
    }

    /** The names of the files. */
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    /** What a file holds, if it is there. */
    public Optional<Content> content(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /** Whether a file that held a version was taken out or replaced in a step or a later one. */
    public boolean departedSince(String bundle, String version, int number) {
        return departures.entrySet().stream()
                .anyMatch(departure -> departure.getKey().bundle().equals(bundle)
                        && departure.getKey().bundleVersion().equals(version)
                        && departure.getValue() >= number);
    }

    /** The plug-ins that have to be installed while no run holds another. */
    public Set<Sound> installed() {
        Set<Sound> installed = new HashSet<>();
        files.values().forEach(content -> {
            if (content instanceof Sound sound) {
                installed.add(sound);
            }
        });
        return installed;
    }

    /** Versions that the catalogue has to have, by symbolic name. */
    public Map<String, String> offered() {
        Map<String, Sound> newest = new HashMap<>();
        installed().forEach(sound -> newest.merge(sound.plugin(), sound, (a, b) -> a.version() > b.version() ? a : b));
        Map<String, String> offered = new TreeMap<>();
        newest.values().forEach(sound -> offered.put(sound.bundle(), sound.bundleVersion()));
        return offered;
    }

    /** Where verdicts and folder disagree, a sentence each. */
    public List<String> disagreements(List<Seen> verdicts) {
        List<String> faults = new ArrayList<>();
        Map<Content, Set<String>> inUse = new HashMap<>();
        Set<String> seen = new TreeSet<>();
        for (Seen verdict : verdicts) {
            seen.add(verdict.file());
            Optional<Content> content = content(verdict.file());
            if (content.isEmpty()) {
                faults.add("there is no " + verdict.file() + ", and a verdict on it: " + verdict);
            } else if (!verdict.state().equals("REFUSED")) {
                inUse.computeIfAbsent(content.get(), any -> new TreeSet<>()).add(verdict.file());
                judge(content.get(), verdict, faults);
            } else if (content.get() instanceof Sound && !verdict.sentence().startsWith("has the same content as")) {
                faults.add(content.get() + " is refused: " + verdict);
            }
        }
        inUse.forEach((content, names) -> {
            if (names.size() > 1) {
                faults.add(content + " is in use more than once: " + names);
            }
        });
        installed().stream()
                .filter(sound -> !inUse.containsKey(sound))
                .forEach(sound -> faults.add(sound + " is not in use"));
        if (!seen.equals(files.keySet())) {
            faults.add("verdicts on " + seen + " for the files " + files.keySet());
        }
        return faults;
    }

    private void judge(Content content, Seen verdict, List<String> faults) {
        if (!(content instanceof Sound sound)) {
            faults.add(content + " is in use: " + verdict);
            return;
        }
        boolean newest = sound.bundleVersion().equals(offered().get(sound.bundle()));
        if (!verdict.name().equals(sound.bundle()) || !verdict.version().equals(sound.bundleVersion())) {
            faults.add(sound + " is taken for something else: " + verdict);
        }
        if (!verdict.state().equals(newest ? "ADDED" : "WARNED")) {
            faults.add(sound + (newest ? " is the newest" : " has a newer one beside it") + ": " + verdict);
        }
    }

    @Override
    public String toString() {
        return files.toString();
    }
}
