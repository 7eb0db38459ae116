package org.fixpoint.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.fixpoint.engine.catalogue.Catalogue;
import org.fixpoint.engine.catalogue.Entry;
import org.fixpoint.engine.catalogue.PresetSource;
import org.fixpoint.engine.catalogue.Sha256;
import org.fixpoint.engine.document.YamlFile;
import org.fixpoint.engine.preset.PresetReader;
import org.fixpoint.engine.preset.PresetReading;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The presets that are in use, as they were when they arrived; each is read anew against every catalogue. */
@Component(service = {PresetSource.class, Presets.class})
public final class Presets implements PresetSource {
    /** How the file is named that says, beside a copy, where its original was: paths in a preset are relative to that. */
    private static final String ORIGINAL = ".from";

    private final Path store;
    private final AtomicLong changes = new AtomicLong();
    private volatile Map<String, Kept> kept = Map.of();

    /** None yet. */
    @Activate
    public Presets(BundleContext context) {
        this(context.getDataFile("presets").toPath());
    }

    /**
     * None yet.
     *
     * @param store a private folder for copies
     */
    Presets(Path store) {
        this.store = store;
    }

    /**
     * A preset.
     *
     * @param text what its file said
     * @param original where the file is or was
     * @param copy of the file, for other processes
     */
    record Kept(String text, Path original, Path copy, String sha256) {
        PresetReading read(Catalogue installed) {
            return new PresetReader(installed).read(text, original);
        }
    }

    /** A preset as its file is now, copied. */
    Kept of(Path file) throws YamlFile.Unreadable, IOException {
        return of(YamlFile.text(file), file);
    }

    /** A preset out of the copy that another process made. */
    Kept ofCopy(Path copy) throws YamlFile.Unreadable, IOException {
        Path original = Path.of(Files.readString(from(copy), StandardCharsets.UTF_8));
        String text = YamlFile.text(copy);
        return new Kept(text, original, copy, sha256(text));
    }

    private Kept of(String text, Path file) throws IOException {
        String sha256 = sha256(text);
        Path folder = Files.createDirectories(store.resolve(sha256));
        Path copy = folder.resolve(String.valueOf(file.getFileName()));
        Files.writeString(copy, text, StandardCharsets.UTF_8);
        Files.writeString(from(copy), file.toAbsolutePath().toString(), StandardCharsets.UTF_8);
        return new Kept(text, file, copy, sha256);
    }

    private static Path from(Path copy) {
        return copy.resolveSibling(copy.getFileName() + ORIGINAL);
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From now on these are in use, by file name. */
    void keep(Map<String, Kept> presets) {
        if (!kept.equals(presets)) {
            kept = new LinkedHashMap<>(presets);
            changes.incrementAndGet();
        }
    }

    /** Those in use, by file name. */
    Map<String, Kept> kept() {
        return new LinkedHashMap<>(kept);
    }

    /** Copies of those in use, for another process; they stay as long as this process. */
    Collection<Path> copies() {
        return kept.values().stream().map(Kept::copy).toList();
    }

    @Override
    public List<Entry> over(Catalogue installed) {
        List<Entry> entries = new ArrayList<>();
        for (Kept preset : kept.values()) {
            Optional<Entry> entry = preset.read(installed).entry();
            entry.ifPresent(entries::add);
        }
        return entries;
    }

    @Override
    public long changes() {
        return changes.get();
    }
}
