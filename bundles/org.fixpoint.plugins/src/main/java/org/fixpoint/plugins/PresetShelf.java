package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.Kinds;
import org.fixpoint.engine.document.Fault;
import org.fixpoint.engine.document.YamlFile;
import org.fixpoint.engine.preset.PresetFolder;
import org.fixpoint.engine.preset.PresetReading;

/**
 * Presets: read as they are, in use when nothing is wrong with them and what they are made of is installed.
 *
 * <p>A list of allowed files does not bind them: they hold no code, and all that they say is in the key of each point.
 */
final class PresetShelf implements Shelf {
    private final Presets presets;
    private final Supplier<Catalogue> installed;
    private final Map<String, Sighting> seen = new HashMap<>();
    private final Map<String, Presets.Kept> here = new TreeMap<>();
    private final Map<String, String> unread = new TreeMap<>();

    /**
     * An empty shelf.
     *
     * @param installed what bundles offer at the moment of asking, without presets
     */
    PresetShelf(Presets presets, Supplier<Catalogue> installed) {
        this.presets = presets;
        this.installed = installed;
    }

    @Override
    public boolean takes(String fileName) {
        return fileName.endsWith(PresetFolder.ENDING);
    }

    @Override
    public void only(Collection<String> sha256s) {
        // presets hold no code, see above
    }

    @Override
    public List<Verdict> settle(List<Sighting> still, Set<String> present) {
        seen.keySet().retainAll(present);
        here.keySet().retainAll(present);
        unread.keySet().retainAll(present);
        for (Sighting file : still) {
            if (!Optional.of(file).equals(Optional.ofNullable(seen.put(file.name(), file)))) {
                arrive(file);
            }
        }
        presets.keep(here);
        return verdicts();
    }

    private void arrive(Sighting file) {
        here.remove(file.name());
        unread.remove(file.name());
        try {
            here.put(file.name(), presets.of(file.file()));
        } catch (YamlFile.Unreadable unreadable) {
            unread.put(file.name(), unreadable.fault().sentence());
        } catch (IOException full) {
            unread.put(file.name(), "cannot be copied; make room in the folder for temporary files");
        }
    }

    /** Puts presets into use that another process has looked at; a verdict for each, in their order. */
    List<Verdict> load(List<Path> copies) {
        for (Path copy : copies) {
            String name = String.valueOf(copy.getFileName());
            try {
                here.put(name, presets.ofCopy(copy));
            } catch (YamlFile.Unreadable | IOException gone) {
                unread.put(name, "cannot be read; run again");
            }
        }
        presets.keep(here);
        return verdicts();
    }

    private List<Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        unread.forEach((name, why) -> verdicts.put(name, verdict(name, "", Verdict.State.REFUSED, why, List.of())));
        if (!here.isEmpty()) {
            Catalogue bare = installed.get();
            here.forEach((name, preset) -> verdicts.put(name, verdict(name, preset, preset.read(bare))));
        }
        return List.copyOf(verdicts.values());
    }

    private static Verdict verdict(String name, Presets.Kept preset, PresetReading reading) {
        if (reading.entry().isEmpty()) {
            List<Fault> faults = reading.faults();
            String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
            String wait = reading.onlyPluginsMissing() ? "; it comes into use with that plug-in" : "";
            return verdict(
                    name, preset.sha256(), Verdict.State.REFUSED, inWords(faults.get(0)) + more + wait, List.of());
        }
        Entry entry = reading.entry().get();
        String id = entry.descriptor().id();
        String kind = Kinds.word(entry.descriptor().kind());
        return verdict(
                name,
                preset.sha256(),
                Verdict.State.ADDED,
                id + " added 1 " + kind + ": " + id,
                List.of(kind + " " + id));
    }

    /** Without the name of the file, which whoever tells the verdict puts before it. */
    private static String inWords(Fault fault) {
        String sentence = fault.sentence();
        String place = fault.mark().source() + ":";
        return sentence.startsWith(place) ? "at " + sentence.substring(place.length()) : sentence;
    }

    private static Verdict verdict(
            String file, String sha256, Verdict.State state, String sentence, List<String> added) {
        String name = file.substring(0, file.length() - PresetFolder.ENDING.length());
        return new Verdict(file, name, "", sha256, state, sentence, added);
    }
}
